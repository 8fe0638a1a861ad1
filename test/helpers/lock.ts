import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'vitest'
import type { SnapshotReport } from '../../src/core/snapshot-report.ts'
import diff from '../../src/report/schemas/diff.schema.json' with { type: 'json' }
import lint from '../../src/report/schemas/lint.schema.json' with { type: 'json' }
import snapshot from '../../src/report/schemas/snapshot.schema.json' with { type: 'json' }
import { rightcall } from './command-line.ts'

/** The name of every lockfile that is not named otherwise. */
export const LOCK = 'rightcall.lock.json'

const isReport = new Ajv2020({ strict: true, allowUnionTypes: true }).addSchema(lint).addSchema(diff).compile(snapshot)

const SERVERS = resolve(import.meta.dirname, '../fixtures/servers')

/** The command of a server that serves what a file of the folder says. */
export function serving(cwd: string, file: string): string {
  return `node ${join(SERVERS, 'serves-a-file.mjs')} ${join(cwd, file)}`
}

/** A client configuration that starts one such server a file, by name. */
export function clientConfigOf(cwd: string, files: Readonly<Record<string, string>>, more: object = {}): string {
  const servers = Object.entries(files).map(([name, file]) => [
    name,
    { command: 'node', args: [join(SERVERS, 'serves-a-file.mjs'), join(cwd, file)], ...more },
  ])
  return JSON.stringify({ mcpServers: Object.fromEntries(servers) }, null, 2)
}

export function lockOf(cwd: string): string {
  return readFileSync(join(cwd, LOCK), 'utf8')
}

export function rewriteLock(cwd: string, change: (text: string) => string): void {
  const before = lockOf(cwd)
  const after = change(before)
  expect(after, 'the change changes something').not.toBe(before)
  writeFileSync(join(cwd, LOCK), after)
}

/** Runs `snapshot` with JSON, and expects an exit code and what the schema says. */
export async function snapshotReport(
  cwd: string,
  argv: readonly string[],
  exit: number,
  env: Readonly<Record<string, string>> = {},
): Promise<SnapshotReport> {
  const { code, out, err } = await rightcall(['snapshot', ...argv, '--format', 'json'], { cwd, env })
  expect(code, `${err}${out}`).toBe(exit)
  const report: SnapshotReport = JSON.parse(out)
  expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true)
  return report
}
