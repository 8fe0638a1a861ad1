import { basename } from 'node:path'
import { ownString } from '../../core/json.ts'
import type { Model } from '../../core/model.ts'
import { shownUrl } from '../../sources/mcp/secrets.ts'

/** A model's name without the path of the file that scripted and replayed answers come from. */
export function withoutPath(name: string): string {
  const [, prefix, path = ''] = /^(scripted|replay):(.*)$/s.exec(name) ?? []
  return prefix === undefined ? name : `${prefix}:${basename(path)}`
}

/** Who gets the definitions: "anthropic (https://api.anthropic.com)". */
export function providerOf({ name, parameters }: Pick<Model, 'name' | 'parameters'>): string {
  const prefix = name.split(':', 1).join('')
  const url = ownString(parameters, 'baseUrl')
  if (url !== undefined) return `${prefix} (${shownUrl(url)})`
  return prefix === 'scripted' || prefix === 'replay' ? 'no provider (the answers come from a file)' : prefix
}
