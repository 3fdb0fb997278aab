local NUM, VAR, ADD, MUL = 0, 1, 2, 3
local function eval(e, x)
  local tag = e[1]
  if tag == NUM then return e[2] end
  if tag == VAR then return x end
  if tag == ADD then return (eval(e[2], x) + eval(e[3], x)) & 0xffffffff end
  return (eval(e[2], x) * eval(e[3], x)) & 0xffffffff
end
local function build(d)
  if d == 0 then return { VAR } end
  if d % 2 == 0 then return { ADD, build(d - 1), { NUM, d } } end
  return { MUL, build(d - 1), { VAR } }
end
return function()
  local e, s = build(12), 0
  for i = 1, 10000 do s = (s + eval(e, i)) & 0xffffffff end
  if s >= 0x80000000 then return s - 0x100000000 end
  return s
end
