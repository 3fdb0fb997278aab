local function compose(f, g)
  return function(x) return g(f(x)) end
end
local function add(n)
  return function(x) return x + n end
end
return function()
  local s = 0
  for i = 1, 1000000 do
    local f = compose(add(i), add(1))
    s = (s + f(i)) & 0xffffffff
  end
  if s >= 0x80000000 then return s - 0x100000000 end
  return s
end
