import { builtins } from '../builtins.ts'
import { placeIn } from '../lint/place.ts'
import type { Diagnostic } from '../core/finding.ts'
import type { Patch, Span } from '../core/tool.ts'
import type { Rule } from '../lint/rule.ts'
import { helpOf } from '../session/rule-info.ts'
import { answerFor, takePart, type FileAnswer } from './file.ts'
import type { EslintReport, EslintRule, Fixer, RuleHost } from './host.ts'
import { optionSchema } from './option-schema.ts'

/** A rule of ours as one of ESLint. */
export function eslintRule(id: string, rule: Rule): EslintRule {
  return {
    meta: {
      type: rule.severity === 'error' ? 'problem' : 'suggestion',
      docs: {
        description: rule.summary,
        url: helpOf(builtins.version, id),
        recommended: rule.presets.includes('recommended') && rule.severity !== 'info',
      },
      // ESLint refuses a repair that is not announced, and which findings have one is known when they are found
      fixable: 'code',
      hasSuggestions: true,
      schema: optionSchema(rule.options),
    },
    create: (host) =>
      takePart(host, id)
        ? atRoot(() => {
            const answer = answerFor(host)
            if (answer !== undefined) for (const report of reportsOf(answer, { id, rule }, host)) host.report(report)
          })
        : {},
  }
}

/** Listeners at the root: of source code, and of JSON. */
export function atRoot(look: () => void): { Program: () => void; Document: () => void } {
  return { Program: look, Document: look }
}

/** A stretch of the file in ESLint's lines and columns, which differ by language. */
export function locOf({ sourceCode }: RuleHost, { start, end }: Span) {
  const { length } = sourceCode.text
  return {
    start: sourceCode.getLocFromIndex(Math.min(start, length)),
    end: sourceCode.getLocFromIndex(Math.min(Math.max(start, end), length)),
  }
}

const START: Span = { start: 0, end: 0 }

function reportsOf(
  answer: FileAnswer,
  { id, rule }: { readonly id: string; readonly rule: Rule },
  host: RuleHost,
): EslintReport[] {
  const isShown = ({ severity }: Diagnostic) => severity !== 'info' || rule.severity === 'info' || answer.advice
  return answer.diagnostics
    .filter((diagnostic) => diagnostic.rule === id && isShown(diagnostic))
    .map((diagnostic) => {
      const toolset = answer.toolsets.find(({ key }) => key === diagnostic.toolset)
      const place = toolset === undefined ? undefined : placeIn(toolset, diagnostic)
      const changes = diagnostic.patches.flatMap((patch) => changeOf(patch, diagnostic, answer))
      const repair = changes.find(({ safe }) => safe)
      const suggest = changes.filter((change) => change !== repair).map(({ says, fix }) => ({ desc: says, fix }))
      return {
        loc: locOf(host, place?.span ?? START),
        message: diagnostic.message,
        ...(repair === undefined ? {} : { fix: repair.fix }),
        ...(suggest.length === 0 ? {} : { suggest }),
      }
    })
}

interface Change {
  readonly says: string
  readonly safe: boolean
  fix(fixer: Fixer): ReturnType<Fixer['replaceTextRange']>[]
}

/** A patch as ESLint makes it; nothing where the text cannot say it, such as in source code. */
function changeOf(patch: Patch, { toolset: key }: Diagnostic, { document, toolsets, editsOf }: FileAnswer): Change[] {
  const toolset = toolsets.find((one) => one.key === key)
  const edits = toolset === undefined ? [] : editsOf(document, toolset, patch)
  if ('why' in edits || edits.length === 0) return []
  const fix = (fixer: Fixer) => edits.map(({ span, text }) => fixer.replaceTextRange([span.start, span.end], text))
  return [{ says: patch.says, safe: patch.safe, fix }]
}
