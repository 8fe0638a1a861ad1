import type { LintedText } from '../session/linted.ts'
import { lineStarts } from '../core/text.ts'
import type { Span } from '../core/tool.ts'
import { answerFor, takePart } from './file.ts'
import type { EslintRule } from './host.ts'
import { atRoot, locOf } from './rule.ts'

/** Rules for what the command line reports in addition to its findings. */
export const ownRules: Readonly<Record<string, EslintRule>> = {
  problem: ownRule(
    'problem',
    'A tool that cannot be read, or a comment of rightcall that cannot be followed.',
    ({ document, problems }) => {
      const starts = lineStarts(document.text)
      return problems.map(({ start, message, hint }) => {
        const offset = start === undefined ? 0 : (starts[start.line - 1] ?? 0) + start.column - 1
        return { span: { start: offset, end: offset }, message: told(message, hint) }
      })
    },
  ),
  'unused-comment': ownRule('suggestion', 'A comment of rightcall that suppresses nothing.', ({ unusedComments }) =>
    unusedComments.map(({ span, message, hint }) => ({ span, message: told(message, hint) })),
  ),
}

function ownRule(
  type: 'problem' | 'suggestion',
  description: string,
  found: (linted: LintedText) => readonly { readonly span: Span; readonly message: string }[],
): EslintRule {
  return {
    meta: { type, docs: { description, recommended: true }, schema: [] },
    create: (host) =>
      takePart(host, undefined)
        ? atRoot(() => {
            const answer = answerFor(host)
            for (const { span, message } of answer === undefined ? [] : found(answer))
              host.report({ loc: locOf(host, span), message })
          })
        : {},
  }
}

function told(message: string, hint: string | undefined): string {
  return hint === undefined ? message : `${message} ${hint}`
}
