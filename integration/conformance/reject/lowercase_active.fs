let (|even|_|) x = Some x
