import { rules } from '../rules/index.ts'
import packageJson from '../package.json' with { type: 'json' }
import type { ModelProvider } from './core/model.ts'
import type { Price } from './core/price.ts'
import type { Eval } from './eval/eval.ts'
import type { Measured } from './lint/measured.ts'
import type { RecordedFile } from './lint/recorded.ts'
import type { Rule } from './lint/rule.ts'
import { github } from './report/github.ts'
import { gitlab } from './report/gitlab.ts'
import { html } from './report/html.ts'
import { json } from './report/json.ts'
import { junit } from './report/junit.ts'
import { markdown } from './report/markdown.ts'
import { pretty } from './report/pretty.ts'
import type { Reporter } from './report/reporter.ts'
import { sarif } from './report/sarif.ts'
import { unix } from './report/unix.ts'
import { clientConfig } from './sources/client-config.ts'
import { dump } from './sources/dump.ts'
import { lockfile } from './sources/lockfile.ts'
import { mcp } from './sources/mcp.ts'
import { typescript } from './sources/typescript.ts'
import type { Loaded, Source } from './sources/source.ts'

/** Everything of which there is one file each: what a session works with. */
export interface Catalogue {
  readonly version: string
  /** By id. */
  readonly rules: Readonly<Record<string, Rule>>
  /** In the order in which they are asked whether they accept a target. */
  readonly sources: readonly Source[]
  readonly reporters: readonly Reporter[]
  /** By name, in the order in which reports show them. */
  evals(): Promise<Readonly<Record<string, Eval>>>
  modelProviders(): Promise<readonly ModelProvider[]>
  /** What models cost, by name. */
  prices(): Promise<Readonly<Record<string, Price>>>
  /** What was measured of every rule, by id. */
  measured(): Promise<Readonly<Record<string, Measured>>>
  /** What recorded answers of models say about rules. */
  recorded(): Promise<RecordedFile>
}

const nothing: Loaded = { toolsets: [], problems: [] }

/** What rightcall brings along. What only some commands need is loaded when it is asked for. */
export const builtins: Catalogue = {
  version: packageJson.version,
  rules,
  sources: [mcp, typescript, lockfile, clientConfig(async (target, io) => (await mcp.fetch?.(target, io)) ?? nothing), dump],
  reporters: [pretty, json, sarif, github, markdown, junit, gitlab, unix, html],
  evals: async () => (await import('../evals/index.ts')).evals,
  async modelProviders() {
    const [{ local }, { openai }, { anthropic }, { compatible }, { replay }, { scripted }] = await Promise.all([
      import('./models/local.ts'),
      import('./models/openai.ts'),
      import('./models/anthropic.ts'),
      import('./models/compatible.ts'),
      import('./models/replay.ts'),
      import('./models/scripted.ts'),
    ])
    return [local, openai, anthropic, compatible, replay, scripted]
  },
  prices: async () => (await import('./models/prices.ts')).PRICES,
  async measured() {
    const { default: evidence } = await import('../rules/evidence.json', { with: { type: 'json' } })
    return evidence.rules
  },
  recorded: async () => (await import('../rules/recorded.json', { with: { type: 'json' } })).default,
}
