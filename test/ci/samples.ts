import { join } from 'node:path'
import { CLEAN_TOOL } from '../../src/lint/example.ts'

const SERVE = join(import.meta.dirname, '../fixtures/servers/serve.mjs')

const CAREFUL = 'List the rivers of one country, longest first.'

/** A list of one tool with this description. */
export function toolList(description: string): string {
  return JSON.stringify({ tools: [{ ...CLEAN_TOOL, name: 'list_rivers', description }] }, undefined, 2)
}

export const CLEAN = toolList(CAREFUL)
export const VAGUE = toolList('Handles things.')
export const CONFIG = 'rules:\n  description/vague: error\n'

/** A server that leaves a file behind when it is started, so that a start shows. */
export function server(canary: string, description = CAREFUL): string {
  return `
import { writeFileSync } from 'node:fs'
import { serve } from ${JSON.stringify(SERVE)}
writeFileSync(${JSON.stringify(canary)}, '')
serve({ 'tools/list': () => ({ tools: [${JSON.stringify({ ...CLEAN_TOOL, description })}] }) })
`
}

/** A client configuration that starts one server with Node. */
export function starts(...args: readonly string[]): string {
  return JSON.stringify({ mcpServers: { mine: { command: process.execPath, args } } })
}
