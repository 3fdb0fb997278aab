let (|A|B|C|D|E|F|G|H|) x = A
