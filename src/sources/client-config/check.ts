import { isArray, isObject, kindOf, own, ownString, type Json } from '../../core/json.ts'
import type { Pointer } from '../../core/pointer.ts'
import { clip, visible } from '../../core/text.ts'
import { launchOf, members, type Launch, type Placed } from './launch.ts'
import { variablesIn } from './variables.ts'

/** Something wrong with a server's entry, at a place in it. */
export interface EntryFault {
  readonly at: Pointer
  /** Continues a sentence that begins with the server. */
  readonly says: string
  readonly hint: string
}

/** What keeps a client from starting a server as it is written. `inputs` are the ids that the file declares. */
export function entryFaults(entry: Json, inputs: ReadonlySet<string>): EntryFault[] {
  if (!isObject(entry)) {
    return [{ at: '', says: `is ${kindOf(entry)}, not an object`, hint: 'Write {"command": "…", "args": []} or {"url": "…"}.' }]
  }
  const launch = launchOf(entry)
  return [...wayFaults(launch), ...typeFaults(launch), ...urlFaults(launch), ...variableFaults(launch, inputs)]
}

function* wayFaults({ command, url, builtIn }: Launch): Iterable<EntryFault> {
  if (command === undefined && url === undefined && !builtIn) {
    yield { at: '', says: 'has neither a command nor a url', hint: 'Give it one of them, so that it can be started.' }
  }
  if (command !== undefined && url !== undefined) {
    yield { at: url.at, says: 'has both a command and a url', hint: 'Keep one; clients differ in which one they use.' }
  }
  if (typeof command?.value === 'string' && command.value.trim() === '') {
    yield { at: command.at, says: 'has an empty command', hint: 'Name the program to start.' }
  }
}

function* typeFaults({ command, args, badArgs, url, env, headers }: Launch): Iterable<EntryFault> {
  const single = 'Write it as one string.'
  if (command !== undefined) yield* notString(command, 'a command that is', single)
  if (url !== undefined) yield* notString(url, 'a url that is', single)
  const list = 'Write an array of strings, with one word in each.'
  if (badArgs !== undefined) yield { at: badArgs.at, says: `has args that are ${kindOf(badArgs.value)}`, hint: list }
  for (const arg of args) yield* notString(arg, 'an argument that is', list)
  for (const [placed, what] of [
    [env, 'environment'],
    [headers, 'headers'],
  ] as const) {
    const hint = `Write the ${what} as an object of strings; quote numbers and true.`
    if (placed !== undefined && !isObject(placed.value)) {
      yield { at: placed.at, says: `has ${what} that ${what === 'headers' ? 'are' : 'is'} ${kindOf(placed.value)}`, hint }
    }
    for (const member of members(placed)) yield* notString(member, `${shown(member.key)} in its ${what}, which is`, hint)
  }
}

function* notString({ at, value }: Placed, what: string, hint: string): Iterable<EntryFault> {
  if (typeof value !== 'string') yield { at, says: `has ${what} ${kindOf(value)}, not a string`, hint }
}

function* urlFaults({ url }: Launch): Iterable<EntryFault> {
  if (typeof url?.value !== 'string' || url.value.includes('${')) return
  if (!URL.canParse(url.value) || !/^(?:https?|wss?):/i.test(url.value)) {
    yield { at: url.at, says: `has ${shown(url.value)} as its url`, hint: 'Write it as https://host/path.' }
  }
}

function* variableFaults(launch: Launch, inputs: ReadonlySet<string>): Iterable<EntryFault> {
  for (const { at, value } of launchTexts(launch)) {
    for (const { written, variable } of variablesIn(value)) {
      if (variable.kind === 'unknown') {
        yield {
          at,
          says: `uses ${shown(written)}, which no client knows`,
          hint: 'Known: ${NAME}, ${NAME:-default}, ${env:NAME}, ${input:id}.',
        }
      }
      if (variable.kind === 'input' && !inputs.has(variable.id)) {
        yield {
          at,
          says: `asks for ${shown(written)}, which "inputs" does not declare`,
          hint: `Add {"id": "${variable.id}", …} to "inputs".`,
        }
      }
    }
  }
}

/** Every text of an entry in which variables are replaced. */
export function launchTexts({ command, args, url, env, headers }: Launch): { readonly at: Pointer; readonly value: string }[] {
  return [command, ...args, url, ...members(env), ...members(headers)].flatMap((placed) =>
    typeof placed?.value === 'string' ? [{ at: placed.at, value: placed.value }] : [],
  )
}

function shown(text: string): string {
  return JSON.stringify(clip(visible(text), 60))
}

/** The ids of the `inputs` that VS Code asks its user for. */
export function inputsOf(data: Json): ReadonlySet<string> {
  const inputs = isObject(data) ? own(data, 'inputs') : undefined
  const ids = isArray(inputs) ? inputs.map((input) => (isObject(input) ? ownString(input, 'id') : undefined)) : []
  return new Set(ids.filter((id) => id !== undefined))
}
