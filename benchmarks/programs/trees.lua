local leaf = {}
local function make(depth)
  if depth == 0 then return leaf end
  return { make(depth - 1), make(depth - 1) }
end
local function check(tree)
  if tree == leaf then return 1 end
  return 1 + check(tree[1]) + check(tree[2])
end
return function() return check(make(14)) end
