;(() => {
  return () => {
    let s = ''
    let h = 0
    for (let i = 1; i <= 20000; i++) s += String(i % 10)
    for (let i = 0; i < s.length; i++) h = (Math.imul(h, 31) + s.charCodeAt(i)) | 0
    return h
  }
})()
