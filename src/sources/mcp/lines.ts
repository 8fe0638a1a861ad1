const NEWLINE = 0x0a

/** Cuts bytes into lines of UTF-8, without their line breaks. What has no line break yet is kept as it came. */
export function lineReader(hear: (line: string) => void): { push(chunk: Buffer): void; end(): void } {
  let parts: Buffer[] = []
  const finish = (): void => {
    const line = Buffer.concat(parts).toString('utf8').replace(/\r$/, '')
    parts = []
    if (line.trim() !== '') hear(line)
  }
  return {
    push(chunk) {
      let from = 0
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
        parts.push(chunk.subarray(from, at))
        from = at + 1
        finish()
      }
      if (from < chunk.length) parts.push(chunk.subarray(from))
    },
    end: finish,
  }
}
