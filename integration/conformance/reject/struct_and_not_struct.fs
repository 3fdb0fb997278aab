let f<'a when 'a : struct and 'a : not struct> (x: 'a) = x
let g<'a when 'a : unmanaged and 'a : not struct> (x: 'a) = x
let h (x: 'a when 'a : struct) (y: 'a when 'a : not struct) = x
let ok<'a when 'a : struct and 'a : equality> (x: 'a) = x
