;(() => {
  class E {
    constructor(tag, a, b) {
      this.tag = tag
      this.a = a
      this.b = b
    }
  }
  function eval_(e, x) {
    switch (e.tag) {
      case 0:
        return e.a
      case 1:
        return x
      case 2:
        return (eval_(e.a, x) + eval_(e.b, x)) | 0
      default:
        return Math.imul(eval_(e.a, x), eval_(e.b, x))
    }
  }
  function build(d) {
    return d === 0 ? new E(1) : d % 2 === 0 ? new E(2, build(d - 1), new E(0, d)) : new E(3, build(d - 1), new E(1))
  }
  return () => {
    const e = build(12)
    let s = 0
    for (let i = 1; i <= 10000; i++) s = (s + eval_(e, i)) | 0
    return s
  }
})()
