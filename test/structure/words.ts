import { readFileSync } from 'node:fs'
import * as ts from 'typescript'

export interface Said {
  readonly path: string
  /** From 1. */
  readonly line: number
  readonly text: string
}

/** Words that the glossary of CONTRIBUTING.md has in `code` in its last column, as they stand there. */
export function refusedWords(contributing: string): readonly string[] {
  const [, glossary = ''] = /^## Words\n([^]*?)^## /m.exec(contributing) ?? []
  const rows = glossary.split('\n').filter((line) => line.startsWith('|'))
  return rows.flatMap((row) => [...(row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word))
}

/** Finds any of these words in any form: of `mend` also "mended", of `exit with 3` also "exits with 2". */
export function anyOf(words: readonly string[]): RegExp {
  const forms = words.map((word) =>
    word
      .replaceAll('.', String.raw`\.`)
      .replace(/^\w+/, (first) => `${first}(?:s|ed|ing|er|est|ly)?`)
      .replaceAll(/\d/g, String.raw`\d`),
  )
  return new RegExp(String.raw`(?<![\w/-])(?:${forms.join('|')})(?![\w/-])`, 'gi')
}

/** The properties of a rule that hold texts of made-up tools. */
const OF_EXAMPLES = /^(?:good|bad|description)$/

/** What a module says: its strings and templates that are more than a word, text of pages, comments. Names and imports are not, nor examples of rules. */
export function saidIn(path: string, text: string): Said[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
  const said: Said[] = []
  const add = (start: number, words: string): void => {
    if (words.trim().includes(' ')) said.push({ path, line: file.getLineAndCharacterOfPosition(start).line + 1, text: words })
  }
  const commented = new Set<number>()
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []) {
      if (!commented.has(pos)) add(pos, text.slice(pos, end).replaceAll(/`[^`]*`/g, '``'))
      commented.add(pos)
    }
    if (ts.isImportDeclaration(node)) return
    if (path.startsWith('rules/') && ts.isPropertyAssignment(node) && OF_EXAMPLES.test(node.name.getText(file))) return
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isJsxText(node))
      add(node.getStart(file), node.text)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return said
}

/** The lines of a text that is not code. What stands in `code` is other people's, and a fence quotes. */
export function linesOf(path: string): Said[] {
  let fenced = false
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (/^\s*(```|~~~)/.test(line)) fenced = !fenced
      return fenced ? [] : [{ path, line: index + 1, text: line.replaceAll(/`[^`]*`/g, '``') }]
    })
}
