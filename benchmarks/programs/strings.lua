local function signed(n)
  n = n & 0xffffffff
  if n >= 0x80000000 or n < 0 then return n - 0x100000000 end
  return n
end
return function()
  local s, h = '', 0
  for i = 1, 20000 do s = s .. tostring(i % 10) end
  for i = 1, #s do h = (h * 31 + string.byte(s, i)) & 0xffffffff end
  return signed(h)
end
