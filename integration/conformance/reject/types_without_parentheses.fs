let add x: int y: int = x + y
