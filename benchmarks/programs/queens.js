;(() => {
  function queens(n) {
    function place(row, cols, d1, d2) {
      if (row === n) return 1
      let count = 0
      for (let c = 0; c < n; c++) {
        const bit = 1 << c,
          b1 = 1 << (row + c),
          b2 = 1 << (row - c + n)
        if ((cols & bit) === 0 && (d1 & b1) === 0 && (d2 & b2) === 0)
          count += place(row + 1, cols | bit, d1 | b1, d2 | b2)
      }
      return count
    }
    return place(0, 0, 0, 0)
  }
  return () => queens(8)
})()
