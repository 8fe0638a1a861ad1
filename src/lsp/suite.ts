import { dirname, resolve } from 'node:path'
import { isObject, own, ownString, type Json } from '../core/json.ts'
import type { Tool } from '../core/tool.ts'
import { uriOfPath } from './documents.ts'
import { sessionUri } from './projects.ts'
import { openAt, type Opened, type State } from './state.ts'

/** The tools that a suite is about, and the file that they stand in. Suites that name a server have none here: nothing is started. */
export interface SuiteTools {
  readonly tools: readonly Tool[]
  /** How many lists of tools there are; those of the first are given. */
  readonly lists: number
  readonly path: string
  readonly uri: string
  readonly text: string
}

/** True for data that is, or becomes, a golden suite. */
export function isSuite(data: unknown): boolean {
  return isObject(data) && Object.hasOwn(data, 'intents')
}

/** The file that a suite reads its tools from. */
export function pathOfToolset(data: Json | undefined, { document }: Opened): string | undefined {
  const toolset = isObject(data) ? own(data, 'toolset') : undefined
  if (typeof toolset !== 'string' || toolset === '' || /^https?:/.test(toolset)) return undefined
  return resolve(dirname(document.path), toolset)
}

export function toolsOfSuite(data: Json | undefined, opened: Opened, state: State): SuiteTools | undefined {
  const toolset = isObject(data) ? own(data, 'toolset') : undefined
  const { session, folder, document, textOf } = opened
  const path = pathOfToolset(data, opened)
  if (path !== undefined) {
    const name = sessionUri(folder, path)
    const open = openAt(state.documents, path)
    const text = open?.text ?? textOf(name)
    if (text === undefined) return undefined
    const lists = session.readText(name, text, textOf)
    return { tools: lists[0]?.tools ?? [], lists: lists.length, path, uri: open?.uri ?? uriOfPath(path), text }
  }
  if (!isObject(toolset) || !Object.hasOwn(toolset, 'tools')) return undefined
  const inIt = session.readText(opened.uri, document.text, textOf).find(({ key }) => key.endsWith('#/toolset'))
  return {
    tools: inIt?.tools ?? [],
    lists: inIt === undefined ? 0 : 1,
    path: document.path,
    uri: document.uri,
    text: document.text,
  }
}

/** The name of the tool that the call around a path expects. */
export function toolNamedAround(data: unknown, path: readonly string[]): string | undefined {
  const at = path.lastIndexOf('arguments')
  if (at < 0) return undefined
  let value: unknown = data
  for (const segment of path.slice(0, at)) {
    if (Array.isArray(value)) value = value[Number(segment)]
    else value = isObject(value) ? own(value, segment) : undefined
  }
  return isObject(value) ? ownString(value, 'tool') : undefined
}
