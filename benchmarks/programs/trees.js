;(() => {
  class Leaf {}
  class Node {
    constructor(l, r) {
      this.l = l
      this.r = r
    }
  }
  const leaf = new Leaf()
  function make(d) {
    return d === 0 ? leaf : new Node(make(d - 1), make(d - 1))
  }
  function check(t) {
    return t === leaf ? 1 : 1 + check(t.l) + check(t.r)
  }
  return () => check(make(14))
})()
