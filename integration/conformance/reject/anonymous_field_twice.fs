let r = {| A = 1; A = 2 |}
