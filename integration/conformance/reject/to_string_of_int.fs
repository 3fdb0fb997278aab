type A() =
    override this.ToString() = 5
