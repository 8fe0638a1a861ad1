import { readdirSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import type { DataDocument } from '../core/document.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'
import { openData } from '../sources/data.ts'
import { readTextSync } from '../sources/read-text.ts'

/** The files of one folder; what cannot be read is not there. */
export interface Files {
  text(path: string): string | undefined
  has(path: string): boolean
  /** The data of a JSON or YAML file, if it holds an object. */
  object(path: string): Promise<JsonObject | undefined>
  data(path: string): Promise<DataDocument | undefined>
  /** Names in a folder of it, sorted. */
  list(path: string, kind: 'files' | 'folders'): readonly string[]
}

export function filesIn(folder: string): Files {
  const text = (path: string): string | undefined => orUndefined(() => readTextSync(join(folder, path), path))
  const data = async (path: string): Promise<DataDocument | undefined> => {
    const said = text(path)
    if (said === undefined) return undefined
    try {
      return await openData(path, said)
    } catch (error) {
      if (error instanceof UserError) return undefined
      throw error
    }
  }
  return {
    text,
    data,
    has: (path) => text(path) !== undefined,
    async object(path) {
      const found = (await data(path))?.data
      return isObject(found) ? found : undefined
    },
    list: (path, kind) =>
      entriesOf(join(folder, path))
        .filter((entry) => (kind === 'files' ? entry.isFile() : entry.isDirectory()))
        .map(({ name }) => name)
        // a line break would end a line of what is written
        .filter((name) => !/\p{Cc}/u.test(name))
        .sort(),
  }
}

function orUndefined<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
