const NARROW = /^[\uFF61-\uFFDC\p{Regional_Indicator}]$/u
const NONE = /^[\p{Mn}\p{Me}\p{Emoji_Modifier}\u1160-\u11FF\uD7B0-\uD7FB]$/u
const WIDE =
  /^[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hangul}\p{Script=Yi}\p{Script=Tangut}\u2E80-\u303E\u3041-\u4DFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]$/u

/** Columns that a text takes in a terminal; East Asian and emoji characters take two, combining marks none. */
export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length
  let columns = 0
  for (const character of text) columns += columnsOfCharacter(character)
  return columns
}

function columnsOfCharacter(character: string): number {
  if (/^[ -~]$/.test(character) || NARROW.test(character)) return 1
  if (NONE.test(character)) return 0
  return WIDE.test(character) ? 2 : 1
}

/** The longest beginning of a text that fits. */
export function headOf(text: string, columns: number): string {
  let [head, used] = ['', 0]
  for (const character of text) {
    used += columnsOfCharacter(character)
    if (used > columns) return head
    head += character
  }
  return head
}

/** The longest end of a text that fits. */
export function tailOf(text: string, columns: number): string {
  let [tail, used] = ['', 0]
  for (const character of [...text].reverse()) {
    used += columnsOfCharacter(character)
    if (used > columns) return tail
    tail = character + tail
  }
  return tail
}

/** The text when it fits, else its beginning and an ellipsis; nothing where there is no room at all. */
export function fit(text: string, columns: number): string {
  if (columns < 1) return ''
  return columnsOf(text) <= columns ? text : `${headOf(text, columns - 1).trimEnd()}…`
}

/** Filled up with spaces, never cut. */
export function padded(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, columns - columnsOf(text)))
  return align === 'left' ? text + space : space + text
}

/** Spaces at which a number would part from its unit or its name: `81.0 %`, `p < 0.001`. */
const GLUED = / (?=%)|(?<=\bp) (?=[<=])|(?<=\bp [<=]) /g

/** Broken at spaces into lines of at most `columns` (at least 2); a longer word is cut. */
export function wrapped(text: string, columns: number): string[] {
  const room = Math.max(columns, 2)
  const lines: string[] = []
  let line = ''
  const words = text.replace(GLUED, '\u00A0').split(' ')
  for (const word of words.filter((part) => part !== '')) {
    if (line !== '' && columnsOf(line) + 1 + columnsOf(word) > room) {
      lines.push(line)
      line = ''
    }
    let rest = line === '' ? word : `${line} ${word}`
    while (columnsOf(rest) > room) {
      const head = headOf(rest, room)
      lines.push(head)
      rest = rest.slice(head.length)
    }
    line = rest
  }
  return (line === '' ? lines : [...lines, line]).map((each) => each.replaceAll('\u00A0', ' '))
}
