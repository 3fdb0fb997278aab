;(() => {
  const compose = (f, g) => (x) => g(f(x))
  const add = (n) => (x) => (x + n) | 0
  return () => {
    let s = 0
    for (let i = 1; i <= 1000000; i++) {
      const f = compose(add(i), add(1))
      s = (s + f(i)) | 0
    }
    return s
  }
})()
