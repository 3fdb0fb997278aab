let x = unknownBuilder {
    let! y = f
    return y + 1 }
