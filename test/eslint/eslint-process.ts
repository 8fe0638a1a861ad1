import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { folder } from '../helpers/folder.ts'

const ROOT = join(import.meta.dirname, '../..')

/** The versions of ESLint that the plugin is for. */
export const ESLINTS = ['eslint', 'eslint9'] as const

export interface Message {
  readonly ruleId: string | null
  readonly severity: number
  readonly message: string
  readonly line: number
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
  readonly fix?: object
  readonly suggestions?: readonly { readonly desc: string }[]
}

interface LintedFile {
  readonly filePath: string
  readonly messages: readonly Message[]
  readonly suppressedMessages: readonly Message[]
}

/** A project that has the plugin, `@eslint/json` and typescript-eslint, and its configuration of ESLint as an expression over these. */
export function project(config: string, files: Readonly<Record<string, string>>): string {
  const cwd = folder({
    'package.json': '{"private": true, "type": "module"}',
    'eslint.config.mjs': `
      import rightcall from ${JSON.stringify(join(ROOT, 'src/eslint/index.ts'))}
      import json from '@eslint/json'
      import tseslint from 'typescript-eslint'
      export default ${config}`,
    ...files,
  })
  mkdirSync(join(cwd, 'node_modules/@eslint'), { recursive: true })
  for (const name of ['@eslint/json', 'typescript-eslint'])
    symlinkSync(join(ROOT, 'node_modules', name), join(cwd, 'node_modules', name))
  return cwd
}

/** Runs ESLint as a process of its own. @throws Error where it says no JSON */
export function eslint(version: (typeof ESLINTS)[number], cwd: string, ...argv: readonly string[]) {
  const bin = join(ROOT, 'node_modules', version, 'bin/eslint.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, '--format', 'json', ...argv], { cwd, encoding: 'utf8' })
  if (!stdout.startsWith('[')) throw new Error(`${stdout}${stderr}`)
  const read: readonly LintedFile[] = JSON.parse(stdout)
  const ours = ({ ruleId }: Message) => ruleId?.startsWith('rightcall/') === true
  const files = new Map(
    read.map(({ filePath, messages, suppressedMessages }) => [
      filePath.slice(filePath.lastIndexOf('/') + 1),
      { messages, ours: messages.filter(ours), suppressed: suppressedMessages.filter(ours) },
    ]),
  )
  const inFile = (name: string) => files.get(name) ?? { messages: [], ours: [], suppressed: [] }
  return { code: status, err: stderr, inFile }
}

/** The words that a message marks. */
export function marked(text: string, { line, column, endLine, endColumn }: Message): string {
  const lines = text.split('\n')
  const offset = (row: number, at: number) => lines.slice(0, row - 1).reduce((sum, one) => sum + one.length + 1, 0) + at - 1
  return text.slice(offset(line, column), offset(endLine ?? line, endColumn ?? column))
}
