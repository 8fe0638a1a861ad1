import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { globSync } from 'tinyglobby'
import { isArray, isObject } from '../../src/core/json.ts'
import { toolFrom, type Toolset, toolsetFrom } from '../../src/core/tool.ts'

/** The toolsets of our own that a careful author would be proud of: each finding above info in them is a false alarm. */
export function cleanToolsets(folder: string): Toolset[] {
  return globSync('*.json', { cwd: folder })
    .sort()
    .map((file) => {
      const served: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      const raws: readonly unknown[] = isObject(served) && isArray(served['tools']) ? served['tools'] : []
      const tools = raws.filter(isObject).map((raw, index) => toolFrom(raw, index, undefined))
      const id = file.slice(0, -'.json'.length)
      return toolsetFrom({ id, uri: file, tools })
    })
}
