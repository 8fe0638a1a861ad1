/** Bytes of one message: two lists of the largest size, and room for how JSON writes them. */
export const MOST_BYTES = 16 * 2 ** 20
