const MOST_BLOCKS = 300

/** The parts of a text in which a call may be written: all of it, what is fenced, each line, and JSON that runs over lines. */
export function blocksIn(text: string): string[] {
  const fenced = [...text.matchAll(/```[\w-]*\n([\s\S]*?)(?:```|$)/g)].flatMap(([, block]) => block ?? [])
  const bare = text.replaceAll(/<[^<>\n]{1,80}>/g, '\n')
  return [text, ...fenced, ...text.split('\n'), ...bare.split('\n'), ...jsonIn(bare)].map(unmarked).slice(0, MOST_BLOCKS)
}

/** Without the marks of Markdown for code and bold words around it. */
function unmarked(block: string): string {
  return block
    .trim()
    .replace(/^`+([^`]*)`+$/, '$1')
    .replace(/^\*\*([\w.-]+)\*\*(?=\()/, '$1')
}

/** From each bracket that may begin JSON to the one that closes it. */
function jsonIn(text: string): string[] {
  return [...text.matchAll(/(?<![^\s:>\]])[[{]/g)].slice(0, 30).flatMap(({ index: from }) => {
    const to = closing(text, from)
    return to === undefined ? [] : [text.slice(from, to)]
  })
}

function closing(text: string, from: number): number | undefined {
  let depth = 0
  let quoted = false
  for (let at = from; at < text.length; at++) {
    const character = text[at]
    if (quoted && character === '\\') at++
    else if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === '{' || character === '[') depth++
    else if ((character === '}' || character === ']') && --depth === 0) return at + 1
  }
  return undefined
}
