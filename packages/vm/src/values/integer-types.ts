/** Integers of a fixed width, by the names that types have at run time. */
export const FIXED_INTEGERS = ['int', 'uint32', 'int16', 'uint16', 'sbyte', 'byte', 'int64', 'uint64'] as const
