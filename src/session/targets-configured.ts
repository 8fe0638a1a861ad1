import type { ConfiguredTarget } from '../config/config.ts'
import type { Problem } from '../core/finding.ts'
import { didYouMean } from '../core/did-you-mean.ts'
import { list, nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { hider } from '../sources/client-config/secrets.ts'
import { announced, targetOf } from '../sources/client-config/start.ts'
import { splitCommand } from '../sources/mcp/command.ts'
import { shownCommand, shownUrl } from '../sources/mcp/secrets.ts'
import { problemOf } from '../sources/problems.ts'
import type { DocumentTarget, Target } from '../sources/source.ts'
import { targetsOf, type TargetIo, type Targets } from '../sources/targets.ts'
import type { Context } from './context.ts'
import { named, saidBy } from './targets-stamp.ts'

/** The configuration's targets of these names, in the order of the file. @throws UserError naming the nearest name */
export function targetsNamed(names: readonly string[], all: readonly ConfiguredTarget[]): readonly ConfiguredTarget[] {
  const known = all.flatMap(({ name }) => (name === undefined ? [] : [name]))
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    const otherwise = known.length === 0 ? 'The configuration names no target.' : `Targets: ${list(known, 20)}.`
    throw new UserError(`There is no target "${unknown}".`, { hint: didYouMean(nearest(unknown, known), otherwise) })
  }
  return all.filter(({ name }) => name !== undefined && names.includes(name))
}

/** What targets of the configuration mean. Servers are started, and asked, only with `--connect`; otherwise they are named as unchecked. */
export async function configuredTargets(
  chosen: readonly ConfiguredTarget[],
  context: Context,
  guard: Pick<TargetIo, 'refuses' | 'unsought'> = {},
): Promise<Targets> {
  const found: Targets[] = []
  for (const one of chosen)
    found.push(one.place.kind === 'files' ? await filesOf(one, one.place.files, context, guard) : serverOf(one, context))
  return {
    targets: lastOfEach(found.flatMap(({ targets }) => targets)),
    files: [...new Set(found.flatMap(({ files }) => files))],
    problems: found.flatMap(({ problems }) => problems),
    unchecked: found.flatMap(({ unchecked = [] }) => unchecked),
  }
}

async function filesOf(
  target: ConfiguredTarget,
  files: readonly string[],
  { catalogue, io }: Context,
  guard: Pick<TargetIo, 'refuses' | 'unsought'>,
): Promise<Targets> {
  const { base, from } = target
  const found = await targetsOf(files, {
    cwd: io.cwd,
    base,
    stdin: async () => '',
    sources: catalogue.sources,
    signal: io.signal,
    ...guard,
  })
  // what is only named is as if the command line named it
  if (target.name === undefined) return found
  const of = { name: target.name, uri: from }
  const problems = found.problems.map((problem) => (files.includes(problem.uri) ? saidBy(of, problem) : problem))
  return { ...found, targets: found.targets.map((one) => ({ ...one, of })), problems }
}

function serverOf(target: ConfiguredTarget, { io }: Context): Targets {
  const { place, base, from } = target
  const name = nameOf(target)
  const nothing = { targets: [], files: [], problems: [] }
  if (place.kind === 'files') return nothing
  if (!io.connect) return { ...nothing, unchecked: [unchecked(name, from, place.kind)] }
  try {
    const entry = place.kind === 'url' ? { url: place.url, headers: place.headers } : launch(place.command, place.env)
    const server = { name, at: '', entry } as const
    const started = targetOf(server, { ...io, cwd: base })
    if (started === undefined || started.kind === 'document') return nothing
    io.note(announced(server))
    const of = { name, uri: from, hide: hider(entry, io.env) }
    if (started.kind === 'command') return { ...nothing, targets: [{ ...started, cwd: base, of }] }
    // one that has no name is called what the server calls itself
    const { kind, url, headers } = started
    return { ...nothing, targets: [target.name === undefined ? { kind, url, headers, of } : { ...started, of }] }
  } catch (error) {
    const { message, hint } = problemOf(from, error)
    return {
      ...nothing,
      problems: [{ uri: from, message: `${named(name)}: ${message}`, ...(hint === undefined ? {} : { hint }) }],
    }
  }
}

function launch(line: string, env: Readonly<Record<string, string>>) {
  const [command = '', ...args] = splitCommand(line)
  return { command, args, env }
}

function unchecked(name: string, uri: string, kind: 'url' | 'stdio'): Problem {
  const why = kind === 'url' ? 'it asks a server' : 'it starts a server'
  return { uri, message: `${named(name)} was not checked: ${why}.`, hint: 'Use --connect to check it.' }
}

function nameOf({ name, place }: ConfiguredTarget): string {
  if (name !== undefined) return name
  return place.kind === 'url' ? shownUrl(place.url) : place.kind === 'files' ? place.files.join(' ') : place.command
}

/** A target as it was said, without headers, variables and other secrets. */
export function shownTarget({ name, place }: ConfiguredTarget): object {
  const called = name === undefined ? {} : { name }
  if (place.kind === 'files') return { ...called, files: place.files }
  return place.kind === 'url'
    ? { ...called, url: shownUrl(place.url) }
    : { ...called, stdio: shownCommand(splitCommand(place.command)) }
}

/** A file that several targets have is linted once, under the last of them, as of several settings the last counts. */
function lastOfEach(targets: readonly Target[]): Target[] {
  const last = new Map(targets.map((target) => [target.kind === 'document' ? placeOf(target) : target, target]))
  return targets.filter((target) => target.kind !== 'document' || last.get(placeOf(target)) === target)
}

function placeOf({ document, part = '' }: DocumentTarget): string {
  return `${document.uri}#${part}`
}
