import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

/** The pages for users, relative to the root. */
export const PAGES: readonly string[] = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** A block of code, with the marks in comments right above it: `<!-- file NAME -->`, `<!-- not run: REASON -->`. */
export interface Block {
  readonly language: string
  readonly text: string
  readonly line: number
  readonly file: string | undefined
  readonly notRun: string | undefined
}

export function pageText(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8')
}

/** The fenced blocks of a page in their order. */
export function blocksOf(page: string): readonly Block[] {
  const text = pageText(page)
  return [...text.matchAll(/((?:^<!-- [^\n]* -->\n\n?)*)^```(\w*)\n(.*?)^```$/gms)].map((match) => {
    const [whole = '', marks = '', language = '', code = ''] = match
    return {
      language,
      text: code,
      line: text.slice(0, match.index + whole.indexOf('```')).split('\n').length,
      file: /<!-- file (\S+) -->/.exec(marks)?.[1],
      notRun: /<!-- not run: (.+?) -->/.exec(marks)?.[1],
    }
  })
}

/** A command of a block, with what stands below it. */
export interface Line {
  readonly command: string
  readonly output: string
}

/** The commands of a block. `text` has them behind `$`, with their output; `sh` has nothing else. */
export function commandsOf({ language, text }: Block): readonly Line[] {
  const joined = text.replaceAll('\\\n', ' ')
  if (language === 'sh')
    return joined
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((command) => ({ command, output: '' }))
  if (language !== 'text') return []
  return [...joined.matchAll(/^\$ (.*)\n(?:\n((?:(?!^\$ ).*\n)*))?/gm)].map(([, command = '', output = '']) => ({
    command,
    output,
  }))
}

/** The headings of a page as the anchors of its links. */
export function anchorsOf(text: string): readonly string[] {
  const prose = text.replaceAll(/^```.*?^```$/gms, '')
  return [...prose.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
