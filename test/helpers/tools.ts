import { CLEAN_TOOL } from '../../src/lint/example.ts'

/** A tool of this name that no rule has anything to say of by itself. */
export function clean(name: string) {
  return { ...CLEAN_TOOL, name, title: name, description: String(CLEAN_TOOL['description']).replace('policy handbook', name) }
}

/** The same with a description that `description/vague` warns of. */
export function vague(name: string, description = 'Handles various things.') {
  return { ...CLEAN_TOOL, name, description }
}

/** A list of tools as a file. */
export function listOf(...tools: readonly object[]): string {
  return JSON.stringify({ tools }, null, 2)
}
