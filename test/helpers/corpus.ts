import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject } from '../../src/core/json.ts'

const folder = process.env['RIGHTCALL_CORPUS']

/** The corpus of real servers' tool lists, where RIGHTCALL_CORPUS names it; nobody outside the project has it. */
export const corpus: string | undefined = folder !== undefined && existsSync(folder) ? folder : undefined

/** For `describe.skipIf(noCorpus)`: tests over the corpus skip where there is none. */
export const noCorpus = corpus === undefined
if (noCorpus) console.log('corpus tests skip: set RIGHTCALL_CORPUS to the folder of real tool lists')

/** Every server of the corpus with its `tools/list` answer as served. */
export function corpusServers(): { id: string; path: string; served: JsonObject }[] {
  if (corpus === undefined) return []
  const servers = join(corpus, 'servers')
  return readdirSync(servers)
    .sort()
    .map((file) => ({
      id: file.slice(0, -'.json'.length),
      path: join(servers, file),
      served: JSON.parse(readFileSync(join(servers, file), 'utf8')),
    }))
}
