-- Lists as the others have them: cells of a head and a tail.
local function range(a, b)
  local list = nil
  for i = b, a, -1 do list = { i, list } end
  return list
end
local function map(f, list)
  local first, last
  while list do
    local cell = { f(list[1]) }
    if last then last[2] = cell else first = cell end
    last, list = cell, list[2]
  end
  return first
end
local function filter(f, list)
  local first, last
  while list do
    if f(list[1]) then
      local cell = { list[1] }
      if last then last[2] = cell else first = cell end
      last = cell
    end
    list = list[2]
  end
  return first
end
local function fold(f, state, list)
  while list do
    state, list = f(state, list[1]), list[2]
  end
  return state
end
local function add(a, x)
  a = (a + x) & 0xffffffff
  return a
end
return function()
  local doubled = map(function(x) return x * 2 end, range(1, 1000000))
  local sum = fold(add, 0, filter(function(x) return x % 3 == 0 end, doubled))
  if sum >= 0x80000000 then return sum - 0x100000000 end
  return sum
end
