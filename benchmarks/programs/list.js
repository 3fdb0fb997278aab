;(() => {
  class C {
    constructor(h, t) {
      this.h = h
      this.t = t
    }
  }
  const fromR = (a) => {
    let l = null
    for (let i = a.length - 1; i >= 0; i--) l = new C(a[i], l)
    return l
  }
  const range = (a, b) => {
    let l = null
    for (let i = b; i >= a; i--) l = new C(i, l)
    return l
  }
  const map = (f, l) => {
    let first = null,
      last = null
    for (; l !== null; l = l.t) {
      const c = new C(f(l.h), null)
      if (last === null) first = c
      else last.t = c
      last = c
    }
    return first
  }
  const filter = (f, l) => {
    let first = null,
      last = null
    for (; l !== null; l = l.t) {
      if (f(l.h)) {
        const c = new C(l.h, null)
        if (last === null) first = c
        else last.t = c
        last = c
      }
    }
    return first
  }
  const fold = (f, s, l) => {
    for (; l !== null; l = l.t) s = f(s, l.h)
    return s
  }
  return () =>
    fold(
      (a, x) => (a + x) | 0,
      0,
      filter(
        (x) => x % 3 === 0,
        map((x) => (x * 2) | 0, range(1, 1000000)),
      ),
    )
})()
