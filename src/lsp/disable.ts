import { extname } from 'node:path'
import { REASON_TO_WRITE } from '../core/comment.ts'
import type { TextEdit } from '../core/document.ts'
import type { Diagnostic } from '../core/finding.ts'
import { isEqual } from '../core/equal.ts'
import { applied } from '../core/text-edit.ts'
import type { LintedText } from '../session/linted.ts'
import { spanIn } from './diagnostics.ts'
import { editOf } from './edit.ts'
import type { LspCodeAction } from './protocol.ts'
import { selecting } from './select.ts'
import type { Opened, State } from './state.ts'

/** Comments that suppress a finding, in formats that have comments. Strict JSON has none. */
export function disableActions(diagnostic: Diagnostic, opened: Opened, state: State): LspCodeAction[] {
  const linted = opened.lint()
  const mark = commentMark(linted, opened.document.path)
  if (mark === undefined) return []
  const { text } = opened.document
  const { rule } = diagnostic
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const lineStart = text.lastIndexOf('\n', spanIn(diagnostic, linted).start - 1) + 1
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? ''
  const top = firstLine(text)
  const offered = [
    { title: `Disable ${rule} for this line`, at: lineStart, comment: `${indent}${mark} rightcall-disable-next-line` },
    { title: `Disable ${rule} for this file`, at: top, comment: `${mark} rightcall-disable` },
  ]
  return offered.flatMap(({ title, at, comment }) => {
    const edit: TextEdit = { span: { start: at, end: at }, text: `${comment} ${rule} -- ${REASON_TO_WRITE}${newline}` }
    if (!leavesTools(linted, edit, opened)) return []
    const start = at + edit.text.lastIndexOf(REASON_TO_WRITE)
    const reason = { start, end: start + REASON_TO_WRITE.length }
    return [
      {
        title,
        kind: 'quickfix',
        edit: editOf(opened.document, [opened.places.editOf(edit)], state),
        ...selecting(opened.document.uri, applied(text, [edit]), reason, state),
      },
    ]
  })
}

function commentMark({ document }: LintedText, path: string): '#' | '//' | undefined {
  if (document.format === 'yaml') return '#'
  if (document.format === 'json') return /^\.json[c5]$/i.test(extname(path)) ? '//' : undefined
  return '//'
}

/** After what must stand first: a byte order mark, `#!`, a directive of YAML. */
function firstLine(text: string): number {
  return /^\uFEFF?(?:#![^\n]*\n|%[^\n]*\n|---[^\n]*\n)*/.exec(text)?.[0].length ?? 0
}

/** False where the line is inside a text, which the comment would become a part of. */
function leavesTools({ toolsets }: LintedText, edit: TextEdit, { session, uri, document, textOf }: Opened): boolean {
  const after = session.readText(uri, applied(document.text, [edit]), textOf)
  return (
    after.length === toolsets.length &&
    toolsets.every(({ tools }, set) => tools.every(({ raw }, index) => isEqual(raw, after[set]?.tools[index]?.raw ?? null)))
  )
}
