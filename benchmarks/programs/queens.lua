local function queens(n)
  local function place(row, cols, d1, d2)
    if row == n then return 1 end
    local count = 0
    for c = 0, n - 1 do
      local bit, b1, b2 = 1 << c, 1 << (row + c), 1 << (row - c + n)
      if cols & bit == 0 and d1 & b1 == 0 and d2 & b2 == 0 then
        count = count + place(row + 1, cols | bit, d1 | b1, d2 | b2)
      end
    end
    return count
  end
  return place(0, 0, 0, 0)
end
return function() return queens(8) end
