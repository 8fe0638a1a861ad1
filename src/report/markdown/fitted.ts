/**
 * Lines of Markdown cut to so many UTF-16 units, which are never fewer than the characters that hosts count. What is cut ends with
 * `ending`; folds that are open are closed. Each line must stand by itself.
 */
export function fitted(lines: readonly string[], limit: number, ending: string): string {
  const whole = lines.join('\n')
  if (whole.length <= limit) return whole
  const shown: string[] = []
  let left = limit - ending.length - 2
  let open = 0
  for (const line of lines) {
    const now = open + (line === '<details>' ? 1 : line === '</details>' ? -1 : 0)
    if (line.length + 1 + Math.max(open, now) * CLOSED.length > left) break
    shown.push(line)
    left -= line.length + 1
    open = now
  }
  return `${shown.join('\n')}${CLOSED.repeat(open)}\n\n${ending}`
}

const CLOSED = '\n\n</details>'
