import { CLEAN_TOOL } from '../../src/lint/example.ts'

const THINGS = [
  'river',
  'lake',
  'mountain',
  'island',
  'desert',
  'forest',
  'volcano',
  'glacier',
  'canyon',
  'harbour',
  'desk',
  'bridge',
]

/** A list of tools, one about each thing; `texts` writes the description of one. */
export function thingTools(
  texts: (thing: string) => string = (thing) => `List every ${thing} of one country, largest first.`,
): string {
  const tools = THINGS.map((thing, at) => ({ ...CLEAN_TOOL, name: `tool_${at}`, description: texts(thing) }))
  return JSON.stringify({ tools }, undefined, 2)
}

/** The same after a change that tells nothing of what the tools are about. */
export const BLURRED = thingTools(() => 'List the entries of one country, largest first, as they are known today.')

/** A suite that asks about each thing. */
export function thingSuite(toolset: string | null = '../tools.json'): string {
  const intents = THINGS.map(
    (thing, at) => `  - { id: ${thing}, says: Which ${thing} is the largest?, expect: { tool: tool_${at} } }\n`,
  )
  return `${toolset === null ? '' : `toolset: ${toolset}\n`}intents:\n${intents.join('')}`
}

/** A repository with tools, a suite and a configuration that names both. */
export const THINGS_BASE = {
  'tools.json': thingTools(),
  'suites/things.yaml': thingSuite(),
  'rightcall.config.yaml': 'targets: [tools.json]\neval: { suites: [suites/things.yaml], models: [local:bm25] }\n',
}
