type T<'a, 'a> = A of 'a
