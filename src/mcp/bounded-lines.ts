const NEWLINE = 0x0a

interface LineEars {
  line(text: string): void
  /** A line was longer than the bound; it is left out, and what follows it is read. */
  tooLong(): void
}

/** Cuts bytes into lines of UTF-8 that have at most so many bytes. Empty lines are left out. */
export function boundedLines(most: number, ears: LineEars): (chunk: Buffer) => void {
  let parts: Buffer[] = []
  let bytes = 0

  function keep(part: Buffer): void {
    bytes += part.length
    if (bytes <= most) parts.push(part)
    else parts = []
  }

  function finish(): void {
    const [wasLong, whole] = [bytes > most, Buffer.concat(parts)]
    ;[parts, bytes] = [[], 0]
    if (wasLong) return ears.tooLong()
    const text = whole.toString('utf8').trim()
    if (text !== '') ears.line(text)
  }

  return (chunk) => {
    let from = 0
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, at))
      from = at + 1
      finish()
    }
    keep(chunk.subarray(from))
  }
}
