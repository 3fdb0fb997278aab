#if FOO
let x = 1
