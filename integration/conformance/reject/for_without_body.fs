let a = [ for x in 1..3 do ]
