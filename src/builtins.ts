import { rules as ownRules } from '../rules/index.ts'
import packageJson from '../package.json' with { type: 'json' }
import type { RuleInfo } from './core/finding.ts'
import type { ModelProvider } from './core/model.ts'
import type { Measured } from './lint/measured.ts'
import type { Rule } from './lint/rule.ts'
import { github } from './report/github.ts'
import { json } from './report/json.ts'
import { markdown } from './report/markdown.ts'
import { pretty } from './report/pretty.ts'
import type { Reporter } from './report/reporter.ts'
import { sarif } from './report/sarif.ts'
import { clientConfig } from './sources/client-config.ts'
import { dump } from './sources/dump.ts'
import { mcp } from './sources/mcp.ts'
import type { Source } from './sources/source.ts'

export const VERSION: string = packageJson.version

export const rules: Readonly<Record<string, Rule>> = ownRules

/** In the order in which they are asked whether they claim a target. */
export const sources: readonly Source[] = [mcp, clientConfig((target, io) => mcp.load(target, io)), dump]

export const reporters: readonly Reporter[] = [pretty, json, sarif, github, markdown]

/** Loaded when a model is asked for, so that `lint` never pays for them. */
export async function modelProviders(): Promise<readonly ModelProvider[]> {
  const [{ local }, { openai }, { anthropic }, { compatible }, { replay }, { scripted }] = await Promise.all([
    import('./models/local.ts'),
    import('./models/openai.ts'),
    import('./models/anthropic.ts'),
    import('./models/compatible.ts'),
    import('./models/replay.ts'),
    import('./models/scripted.ts'),
  ])
  return [local, openai, anthropic, compatible, replay, scripted]
}

/** What was measured of every rule, by id. Loaded when a page is asked for. */
export async function measured(): Promise<Readonly<Record<string, Measured>>> {
  const { default: evidence } = await import('../rules/evidence.json', { with: { type: 'json' } })
  return evidence.rules
}

/** The page of a rule. */
export function helpOf(id: string): string {
  return `https://github.com/rightcall/rightcall/blob/v${VERSION}/rules/${id}.md`
}

/** What reporters show of a rule; undefined for an id that is none. */
export function ruleInfo(id: string): RuleInfo | undefined {
  const rule = Object.hasOwn(rules, id) ? rules[id] : undefined
  return rule === undefined ? undefined : { id, severity: rule.severity, summary: rule.summary, help: helpOf(id) }
}
