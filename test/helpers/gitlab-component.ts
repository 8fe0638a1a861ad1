import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { bash, npmInstead } from './ci-steps.ts'
import { folder } from './folder.ts'

const ROOT = join(import.meta.dirname, '../..')

interface Spec {
  readonly spec: { readonly inputs: Readonly<Record<string, { readonly default: string }>> }
}

interface Job {
  readonly variables: Readonly<Record<string, string | { readonly value: string; readonly expand: boolean }>>
  readonly script: readonly string[]
}

const [head = '', body = ''] = readFileSync(join(ROOT, 'templates/rightcall.yml'), 'utf8').split('\n---\n')
const { spec }: Spec = parse(head)
const pipeline: { readonly rightcall: Job } = parse(body)

const { inputs } = spec
export const job = pipeline.rightcall

export interface ComponentRun {
  readonly code: number
  readonly log: string
  readonly npm: readonly string[][]
  readonly commands: readonly string[][]
}

/** Runs the script of the component's job as a GitLab runner does. `ci` are the predefined variables without their prefix. */
export function runComponent(
  workspace: string,
  ci: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): ComponentRun {
  const npm = npmInstead(folder())
  const home = folder()
  mkdirSync(join(home, 'tmp'))
  const variables = Object.entries(job.variables).map(([name, said]) => {
    const text = typeof said === 'string' ? said : said.value
    return [
      name,
      text.replaceAll(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, input: string) => given[input] ?? inputs[input]?.default ?? ''),
    ]
  })
  const { code, log } = bash(job.script.join('\n'), workspace, {
    HOME: home,
    TMPDIR: join(home, 'tmp'),
    RUNNER_TEMP: home,
    CI: 'true',
    GITLAB_CI: 'true',
    ...env,
    ...Object.fromEntries(Object.entries(ci).map(([name, value]) => [`CI_${name}`, value])),
    ...Object.fromEntries(variables),
    PATH: npm.path,
  })
  return { code, log, npm: npm.asked(), commands: npm.ran() }
}
