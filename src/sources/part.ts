import { didYouMean } from '../core/did-you-mean.ts'
import { clip, list, nearest, visible } from '../core/text.ts'
import type { Toolset } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'

/** A file, and which of its toolsets is meant. */
export interface PathPart {
  readonly path: string
  readonly part: string
}

/** `rightcall.lock.json#memory` as a file and one of its toolsets; undefined for the name of a file, which may hold a `#` itself. */
export function pathPart(word: string, isFile: (path: string) => boolean): PathPart | undefined {
  if (!word.includes('#') || isFile(word)) return undefined
  for (let at = word.indexOf('#'); at !== -1; at = word.indexOf('#', at + 1)) {
    const [path, part] = [word.slice(0, at), word.slice(at + 1)]
    if (path !== '' && part !== '' && isFile(path)) return { path, part }
  }
  return undefined
}

/**
 * The one toolset that is meant: by the place of its list in the file, by its key in a lockfile, or by its name.
 * @throws UserError naming those that are there
 */
export function toolsetNamed(toolsets: readonly Toolset[], part: string, uri: string): Toolset {
  const exact = toolsets.find(({ key, locked }) => key === `${uri}#${part}` || locked?.key === part)
  const called = toolsets.filter(({ id, name }) => id === part || name === part)
  const [found, other] = exact === undefined ? called : [exact]
  if (found !== undefined && other === undefined) return found
  const known = (found === undefined ? toolsets : called).map((toolset) => shortestName(toolset, toolsets))
  const shown = JSON.stringify(clip(visible(part), 80))
  if (found !== undefined) {
    throw new UserError(`${uri} has several toolsets called ${shown}.`, { hint: `Name one: ${addresses(uri, known)}.` })
  }
  throw new UserError(`${uri} has no toolset called ${shown}.`, {
    hint: didYouMean(
      nearest(part, known),
      known.length === 0 ? undefined : `It has ${addresses(uri, known)}.`,
      (name) => `${uri}#${name}`,
    ),
  })
}

/** How each of several toolsets is named on the command line, for messages. */
export function toolsetAddresses(toolsets: readonly Toolset[]): string {
  return list(toolsets.map((toolset) => `${toolset.uri}#${shortestName(toolset, toolsets)}`))
}

function addresses(uri: string, names: readonly string[]): string {
  return list(names.map((name) => `${uri}#${name}`))
}

/** What it is called where no other has that name, or else its key. */
function shortestName({ key, name, uri, locked }: Toolset, all: readonly Toolset[]): string {
  const isAlone = name !== undefined && all.filter((other) => other.id === name || other.name === name).length === 1
  return clip(visible(isAlone ? name : (locked?.key ?? key.slice(uri.length + 1))), 120)
}
