import type { Catalogue } from '../builtins.ts'
import { jsonText } from '../report/escape.ts'
import { rowsFor } from '../lint/recorded.ts'
import type { Example, Rule } from '../lint/rule.ts'
import { ruleFacts } from './rule-facts.ts'
import { ruleNamed } from './rule-info.ts'
import { pageOf } from './rule-page.ts'
import { findingsOf } from './rule-page/findings.ts'
import { terminalPage, type KnownOfRule, type PageContext } from './rule-page/terminal.ts'

/** How a rule is shown; the width and the colours count for text. */
export interface ExplainSettings extends PageContext {
  readonly format: 'text' | 'markdown' | 'json'
}

/** A rule, as Markdown where nothing else is asked for. @throws UserError naming the nearest rule */
export async function explainRule(id: string, catalogue: Catalogue, how?: ExplainSettings): Promise<string> {
  const rule = ruleNamed(catalogue, id)
  const known = { measured: (await catalogue.measured())[id], recorded: await catalogue.recorded() }
  if (how?.format === 'text') return terminalPage(id, rule, known, how)
  if (how?.format === 'json')
    return jsonText({ version: 1, kind: 'rule', ...ruleFacts(catalogue, id), ...detailsOf(id, rule, known) })
  return pageOf(id, rule, known.measured, known.recorded)
}

function detailsOf(id: string, rule: Rule, { measured, recorded }: KnownOfRule) {
  return {
    why: rule.why,
    proof: rule.proof ?? null,
    examples: {
      bad: rule.examples.bad.map((example) => ({
        example: whole(example),
        findings: findingsOf(id, rule, example).map(({ severity, tool = null, at, message }) => ({
          severity,
          tool,
          pointer: at,
          message,
        })),
      })),
      good: rule.examples.good.map((example) => ({ example: whole(example) })),
    },
    evidence: rule.evidence.map((one) => (one.kind === 'recomputed' ? { ...one, rows: rowsFor(recorded, one.row) } : one)),
    measured: measured ?? null,
  }
}

/** JSON has no word for a field that is removed. */
function whole(example: Example): unknown {
  return JSON.parse(JSON.stringify(example, (_, value: unknown) => (value === undefined ? '(absent)' : value)))
}
