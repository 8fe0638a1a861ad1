import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isArray, isObject, own, ownObject, ownString, type Json } from '../../src/core/json.ts'
import type { ShownTool } from '../../src/core/model.ts'

/** A tool list with requests and, for each, the names of tools that a person would have taken. */
export interface Labelled {
  readonly id: string
  readonly tools: readonly ShownTool[]
  readonly asked: readonly { readonly says: string; readonly right: readonly string[] }[]
}

/** The three labelled tool lists of the corpus; requests whose right tools are not in the list are left out. */
export function labelledLists(folder: string): Labelled[] {
  const read = (path: string): Json => JSON.parse(readFileSync(join(folder, path), 'utf8'))
  const lines = readFileSync(join(folder, 'metatool/intents.jsonl'), 'utf8').trim().split('\n')
  const metatool = lines.map((line): Json => JSON.parse(line))
  return [
    labelled('metatool', shown(items(at(read('metatool/tools.json'), 'tools'))), metatool, (entry) => ({
      says: text(entry, 'says'),
      right: [text(entry, 'tool')],
    })),
    labelled(
      'apify',
      shown(items(read('apify/tools.at-0af403f.json'))),
      items(at(read('apify/test_cases.at-0af403f.json'), 'test_cases')),
      (entry) => ({ says: text(entry, 'question'), right: items(at(entry, 'expected_tools')).map(String) }),
    ),
    labelled(
      'livemcpbench',
      shown(items(read('livemcpbench/tools.json')).flatMap(serverTools)),
      items(read('livemcpbench/all_annotations.json')),
      (entry) => ({ says: text(entry, 'Question'), right: numbered(text(at(entry, 'Annotator Metadata'), 'Tools')) }),
    ),
  ]
}

function labelled(
  id: string,
  tools: readonly ShownTool[],
  entries: readonly Json[],
  read: (entry: Json) => Labelled['asked'][number],
): Labelled {
  const names = new Set(tools.map(({ name }) => name))
  const asked = entries
    .map(read)
    .map(({ says, right }) => ({ says, right: right.filter((name) => names.has(name)) }))
    .filter(({ says, right }) => says !== '' && right.length > 0)
  return { id, tools, asked }
}

function shown(entries: readonly Json[]): ShownTool[] {
  return entries.filter(isObject).map((entry) => ({
    name: ownString(entry, 'name') ?? '',
    description: ownString(entry, 'description'),
    inputSchema: ownObject(entry, 'inputSchema') ?? {},
  }))
}

function serverTools(entry: Json): readonly Json[] {
  const servers = at(entry, 'tools')
  return isObject(servers) ? Object.values(servers).flatMap((server) => items(at(server, 'tools'))) : []
}

/** `1. first\n2. second` as `['first', 'second']`. */
function numbered(list: string): string[] {
  return list.split('\n').map((line) => line.replace(/^\d+\.?/, '').trim())
}

function at(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) ? own(value, key) : undefined
}

function items(value: Json | undefined): readonly Json[] {
  return isArray(value) ? value : []
}

function text(value: Json | undefined, key: string): string {
  return isObject(value) ? (ownString(value, key) ?? '') : ''
}
