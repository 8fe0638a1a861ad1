import { isObject } from '../../core/json.ts'
import { resolve } from 'node:path'
import { clip, visible } from '../../core/text.ts'
import type { Io, Target } from '../source.ts'
import { launchOf, members, type Placed } from './launch.ts'
import type { NamedServer } from './servers.ts'
import { expanded } from './variables.ts'

/** How a faultless entry is started, its variables replaced. @throws UserError for a variable that we cannot or must not replace */
export function targetOf({ name, entry }: NamedServer, io: Io): Target | undefined {
  if (!isObject(entry)) return undefined
  const launch = launchOf(entry)
  const filled = (placed: Placed | undefined) => (typeof placed?.value === 'string' ? expanded(placed.value, io) : '')
  const record = (placed: Placed | undefined) => Object.fromEntries(members(placed).map((member) => [member.key, filled(member)]))
  if (launch.url !== undefined) return { kind: 'url', url: filled(launch.url), headers: record(launch.headers), id: name }
  if (launch.command === undefined) return undefined
  return {
    kind: 'command',
    command: filled(launch.command),
    args: launch.args.map(filled),
    env: record(launch.env),
    ...(launch.cwd === undefined ? {} : { cwd: resolve(io.cwd, expanded(launch.cwd, io)) }),
    id: name,
  }
}

/** What is about to be started, in the words of the file: variables stay unreplaced, so no secret of the environment shows. */
export function announced({ name, entry }: NamedServer): string {
  if (!isObject(entry)) return ''
  const { command, args, url } = launchOf(entry)
  const words = [command, ...args].map((placed) => (typeof placed?.value === 'string' ? placed.value : ''))
  const what =
    typeof url?.value === 'string' ? `connecting to ${withoutQuery(url.value)}` : `starting ${words.map(quoted).join(' ')}`
  return visible(`${clip(name, 100)}: ${clip(what, 500)}`).replaceAll('\n', ' ')
}

/** Hosted servers are often told their key in the query. */
function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//')
}

function quoted(word: string): string {
  return word === '' || /[^\w@%+=:,./${}-]/.test(word) ? `'${word.replaceAll("'", `'\\''`)}'` : word
}
