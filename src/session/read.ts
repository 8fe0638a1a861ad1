import { resolve } from 'node:path'
import type { Document } from '../core/document.ts'
import type { Problem } from '../core/finding.ts'
import { toolsetFrom, type Toolset } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'
import { pauser } from '../sources/pauser.ts'
import { shownCommand, shownUrl } from '../sources/mcp/secrets.ts'
import { toolsetNamed } from '../sources/part.ts'
import { problemOf } from '../sources/problems.ts'
import { readTextSync } from '../sources/read-text.ts'
import type { DocumentTarget, Io, Loaded, Reading, Source, Target, TextOf } from '../sources/source.ts'
import { unrecognised } from '../sources/unrecognised.ts'
import { stamped } from './targets-stamp.ts'
import { gapNotes } from './gap-notes.ts'
import { together, type Part } from './together.ts'

/** Reads a document with the source that accepts it. What cannot be read is a problem. */
export function readDocument(target: DocumentTarget, sources: readonly Source[], textOf: TextOf): Reading {
  const { document } = target
  const reading = attempted(target, sources, textOf)
  return { ...reading, problems: reading.problems.map((problem) => placed(problem, document)) }
}

/** The same, for a file that a person points at: source code that only looks as if it defined tools is said to define none. */
function readNamed(target: DocumentTarget, sources: readonly Source[], textOf: TextOf): Reading {
  const reading = readDocument(target, sources, textOf)
  const { toolsets, problems, gaps } = reading
  const isEmpty = gaps !== undefined && toolsets.length + problems.length + gaps.length === 0
  return isEmpty && target.searched !== true ? nothing([problemOf(target.document.uri, unrecognised(target.document))]) : reading
}

function attempted(target: DocumentTarget, sources: readonly Source[], textOf: TextOf): Reading {
  const { document } = target
  try {
    const source = sourceOf(target, sources)
    if (source === undefined) throw unrecognised(document)
    const reading = source.read?.(document, textOf) ?? nothing([])
    return target.part === undefined
      ? reading
      : { ...reading, toolsets: [toolsetNamed(reading.toolsets, target.part, document.uri)] }
  } catch (error) {
    return nothing([problemOf(document.uri, error)])
  }
}

/** A problem of a document with its line and column, for whoever does not read them from words. */
function placed(problem: Problem, { uri }: Document): Problem {
  const [, line, column] = (problem.uri.startsWith(uri) && /^:(\d+):(\d+)$/.exec(problem.uri.slice(uri.length))) || []
  return line === undefined ? problem : { ...problem, start: { line: Number(line), column: Number(column) } }
}

/** The source that reads or fetches a target. */
export function sourceOf(target: Target, sources: readonly Source[]): Source | undefined {
  return sources.find((source) => source.accepts(target))
}

/** Reads documents one after the other, without starting anything. */
export function readDocuments(targets: readonly DocumentTarget[], sources: readonly Source[], textOf: TextOf): Loaded {
  return joined(targets.map((target) => ({ ...readDocument(target, sources, textOf), target })))
}

/** Reads every target and fetches what servers have to be asked for, all at the same time. What fails is a problem; the rest survives. */
export async function loadTargets(targets: readonly Target[], sources: readonly Source[], io: Io): Promise<Loaded> {
  const pause = pauser(io.signal)
  const textOf = textsIn(io)
  const parts: Part[] = []
  const fetched: Promise<Loaded>[] = []
  for (const target of targets) {
    await pause()
    const reading = target.kind === 'document' ? readNamed(target, sources, textOf) : nothing([])
    for (const note of reading.notes) io.note(note)
    parts.push({ ...reading, target })
    fetched.push(fetch(target, sources, io))
  }
  for (const note of gapNotes(parts)) io.note(note)
  const answers = await Promise.all(fetched)
  return joined(parts.map((part, index) => withAnswer(part, answers[index])))
}

/** The texts of files by their absolute paths, or relative to the working directory, each read once; undefined for what is not there, no text, or not to be read. */
export function textsIn({ cwd, refuses, looks }: Pick<Io, 'cwd' | 'refuses' | 'looks'>): TextOf {
  const known = new Map<string, string | undefined>()
  return (uri) => {
    const path = resolve(cwd, uri)
    if (!known.has(uri)) {
      looks?.(path)
      known.set(uri, refuses?.(path) === undefined ? textAt(path) : undefined)
    }
    return known.get(uri)
  }
}

function textAt(path: string): string | undefined {
  try {
    return readTextSync(path, path)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

function withAnswer(part: Part, answer: Loaded | undefined): Part {
  if (answer === undefined) return part
  return { ...part, toolsets: [...part.toolsets, ...answer.toolsets], problems: [...part.problems, ...answer.problems] }
}

async function fetch(target: Target, sources: readonly Source[], io: Io): Promise<Loaded> {
  try {
    const source = sourceOf(target, sources)
    if (source?.fetch !== undefined) return await source.fetch(target, io)
    if (source === undefined && target.kind !== 'document') throw new UserError('This kind of file or address is not supported.')
    return nothing([])
  } catch (error) {
    return nothing([problemOf(uriOf(target), error)])
  }
}

function joined(parts: readonly Part[]): Loaded {
  const whole = together(parts).map(stamped)
  return {
    toolsets: keyedApart(whole.flatMap(({ toolsets }) => toolsets)),
    problems: whole.flatMap(({ problems }) => problems),
  }
}

/** Two live servers may give themselves one name, so their keys are numbered. */
function keyedApart(toolsets: readonly Toolset[]): Toolset[] {
  const seen = new Map<string, number>()
  return toolsets.map((toolset) => {
    const times = (seen.get(toolset.key) ?? 0) + 1
    seen.set(toolset.key, times)
    return times === 1 ? toolset : toolsetFrom({ ...toolset, key: `${toolset.key}#${times}` })
  })
}

function nothing(problems: Loaded['problems']): Reading {
  return { toolsets: [], problems, uses: [], notes: [], single: false }
}

/** What a target is called in messages; secrets in arguments and queries are masked. */
function uriOf(target: Target): string {
  if (target.kind === 'document') return target.document.uri
  return target.kind === 'url' ? shownUrl(target.url) : shownCommand([target.command, ...target.args])
}
