import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { bash, npmInstead } from './ci-steps.ts'
import { folder } from './folder.ts'

const ROOT = join(import.meta.dirname, '../..')

interface Step {
  readonly name: string
  readonly id?: string
  readonly shell: string
  readonly env?: Readonly<Record<string, string>>
  readonly run: string
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}

export const action: Action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'))

/** What GitHub knows when the job starts: `github` as in its context. */
export interface Job {
  readonly workspace: string
  readonly github: Readonly<Record<string, unknown>>
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
}

export interface ActionRun {
  readonly code: number
  readonly log: string
  readonly summary: string
  readonly sarif: string | undefined
  /** The review of a pull request as JSON. */
  readonly review: string | undefined
  /** What npm was asked to do, with the folder first. */
  readonly npm: readonly string[][]
  /** The command lines of rightcall. */
  readonly commands: readonly string[][]
}

/** Runs the steps of action.yml one after the other, as GitHub does, until one fails. */
export function runAction({ workspace, github, inputs = {}, env = {} }: Job): ActionRun {
  const temp = folder()
  const npm = npmInstead(folder())
  const files = Object.fromEntries(['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'].map((name) => [name, join(temp, name)]))
  const steps: Record<string, { outputs: Record<string, string> }> = {}
  const defaults = Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? '']))
  const event = join(temp, 'event.json')
  writeFileSync(event, JSON.stringify(github['event'] ?? {}))
  // as a runner sets them
  const runner = Object.entries({
    GITHUB_EVENT_PATH: event,
    GITHUB_EVENT_NAME: github['event_name'],
    GITHUB_REPOSITORY: github['repository'],
    GITHUB_RUN_ID: github['run_id'],
    GITHUB_API_URL: github['api_url'],
    GITHUB_GRAPHQL_URL: github['api_url'] === undefined ? undefined : `${String(github['api_url'])}/graphql`,
    GITHUB_SERVER_URL: 'https://github.com',
  }).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]))
  const context = { github: { ...github, action_path: ROOT }, inputs: { ...defaults, ...inputs }, steps }
  let [code, log] = [0, '']
  for (const step of action.runs.steps) {
    for (const file of Object.values(files)) if (!existsSync(file) || file === files['GITHUB_OUTPUT']) writeFileSync(file, '')
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, filled(text, context)]))
    mkdirSync(join(temp, 'home'), { recursive: true })
    const ran = bash(filled(step.run, context), workspace, {
      HOME: join(temp, 'home'),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      RUNNER_TEMP: temp,
      ...files,
      ...Object.fromEntries(runner),
      ...env,
      PATH: npm.path,
      ...own,
    })
    log += ran.log
    if (step.id !== undefined) steps[step.id] = { outputs: outputsIn(readFileSync(files['GITHUB_OUTPUT'] ?? '', 'utf8')) }
    if (ran.code !== 0) {
      code = ran.code
      break
    }
  }
  const sarif = filled(action.outputs['sarif']?.value ?? '', context)
  const review = filled(action.outputs['review']?.value ?? '', context)
  return {
    code,
    log,
    review: review === '' ? undefined : readFileSync(review, 'utf8'),
    summary: readFileSync(files['GITHUB_STEP_SUMMARY'] ?? '', 'utf8'),
    sarif: sarif === '' ? undefined : readFileSync(sarif, 'utf8'),
    npm: npm.asked(),
    commands: npm.ran(),
  }
}

/** `${{ github.event.pull_request.base.sha }}`: a path is all that the action may write there; what is missing is empty. */
function filled(text: string, context: object): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (written, path: string) => {
    if (!/^[\w.-]+$/.test(path.trim())) throw new Error(`${written} is no plain path`)
    let value: unknown = context
    for (const key of path.trim().split('.')) value = isRecord(value) ? value[key] : undefined
    return value === undefined || value === null ? '' : String(value)
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function outputsIn(text: string): Record<string, string> {
  return Object.fromEntries(text.split('\n').flatMap((line) => (line === '' ? [] : [line.split(/=(.*)/s).slice(0, 2)])))
}
