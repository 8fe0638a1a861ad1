import type { Diagnostic } from '../core/finding.ts'
import type { Span } from '../core/tool.ts'
import { acceptAction } from './accept.ts'
import { disableActions } from './disable.ts'
import { spanIn, listOf } from './diagnostics.ts'
import { editOf } from './edit.ts'
import type { CodeActionParams, LspCodeAction } from './protocol.ts'
import type { Opened, State } from './state.ts'
import { editBetween } from './text.ts'

const FIX_ALL = 'source.fixAll.rightcall'

/** What an editor offers for a range, and for the whole document. A client that names no kind gets all of them. */
export function actionsFor(opened: Opened, { range, context }: CodeActionParams, state: State): LspCodeAction[] {
  const wants = (kind: string) => context.only === undefined || context.only.some((only) => isOfKind(kind, only))
  const linted = opened.lint()
  if (!linted.recognised) return []
  const span = { start: opened.places.offsetAt(range.start), end: opened.places.offsetAt(range.end) }
  const here = linted.diagnostics.filter((diagnostic) => touches(spanIn(diagnostic, linted), span))
  return [...(wants('quickfix') ? quickFixes(here, opened, state) : []), ...(wants(FIX_ALL) ? fixAll(opened, state) : [])]
}

/** Kinds are hierarchical: who asks for `source` gets `source.fixAll.rightcall`. */
function isOfKind(kind: string, asked: string): boolean {
  return asked === '' || kind === asked || kind.startsWith(`${asked}.`)
}

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end
}

function quickFixes(here: readonly Diagnostic[], opened: Opened, state: State): LspCodeAction[] {
  const fixes = here.flatMap((diagnostic) => patchActions(diagnostic, opened, state))
  const rules = [...new Set(here.map(({ rule }) => rule))]
  return [
    ...fixes,
    ...rules.flatMap((rule) => ruleActions(rule, opened, state)),
    ...here.flatMap((diagnostic) => disableActions(diagnostic, opened, state)),
    ...here.flatMap((diagnostic) => acceptAction(diagnostic, opened, state)),
  ]
}

function patchActions(diagnostic: Diagnostic, opened: Opened, state: State): LspCodeAction[] {
  const linted = opened.lint()
  const toolset = listOf(diagnostic, linted)
  if (toolset === undefined) return []
  return diagnostic.patches.flatMap((patch) => {
    const edits = opened.session.editsOf(linted.document, toolset, patch)
    if ('why' in edits) return []
    return {
      title: titleOf(patch.says, diagnostic.rule),
      kind: 'quickfix',
      isPreferred: patch.safe,
      edit: editOf(opened.document, edits.map(opened.places.editOf), state),
    }
  })
}

function titleOf(says: string, rule: string): string {
  const plain = says.replace(/\.$/, '')
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)} (${rule})`
}

/** All safe repairs of one rule, where it has more than one. */
function ruleActions(rule: string, opened: Opened, state: State): LspCodeAction[] {
  const safe = opened.lint().diagnostics.filter((one) => one.rule === rule && one.patches.some((patch) => patch.safe))
  return safe.length < 2 ? [] : repaired(opened, state, { rule, kind: 'quickfix', title: `Fix all of ${rule} in this file` })
}

function fixAll(opened: Opened, state: State): LspCodeAction[] {
  const any = opened.lint().diagnostics.some(({ patches }) => patches.some(({ safe }) => safe))
  return any ? repaired(opened, state, { kind: FIX_ALL, title: 'Apply all safe fixes of rightcall' }) : []
}

function repaired(
  { session, uri, document, places, textOf }: Opened,
  state: State,
  { rule, kind, title }: { readonly rule?: string; readonly kind: string; readonly title: string },
): LspCodeAction[] {
  const { text } = session.fixText(uri, document.text, rule === undefined ? { textOf } : { rule, textOf })
  if (text === document.text) return []
  return [{ title, kind, edit: editOf(document, [places.editOf(editBetween(document.text, text))], state) }]
}
