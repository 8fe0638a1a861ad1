import type { Finding } from '../../../core/finding.ts'
import { isObject, own, type JsonObject } from '../../../core/json.ts'
import { factOfSet } from '../../memo.ts'
import type { Pointer } from '../../../core/pointer.ts'
import { clip, list, nearest, oneLine } from '../../../core/text.ts'
import type { Tool, Toolset } from '../../../core/tool.ts'
import { outputFieldsOf, parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { namedTools } from '../../prose/tools/named-tools.ts'
import { isEnglish } from '../../prose/text/language.ts'
import { textsOf } from '../../prose/text/texts.ts'
import { inputNames } from '../bind/names.ts'
import { callsIn, type WrittenCall } from '../read/call.ts'
import type { Sample } from '../read/sample.ts'
import { refusalOf } from './refusal.ts'

/** A call in a text that the schema of the called tool refuses. */
export interface RefusedCall {
  /** `exists`: it has an argument that the tool does not know. `example`: it lacks one, or has a value that is refused. */
  readonly kind: 'exists' | 'example'
  readonly finding: Finding
}

const indexByName = factOfSet(
  (toolset: Toolset): ReadonlyMap<string, number> => new Map(namedTools(toolset).map(({ name, index }) => [name, index])),
)

/** The calls in the texts of a tool that are refused, the first of each text. */
export function* refusedCalls(tool: Tool, toolset: Toolset): Iterable<RefusedCall> {
  for (const [at, text] of textsOf(tool)) {
    const seen = new Set<string>()
    for (const call of callsIn(text)) {
      const name = call.tool ?? toolBefore(text, call, tool)
      const called = name === undefined ? tool : toolNamed(name, toolset)
      const meant = call.tool !== undefined ? call : at === '/description' ? meantBy(call, tool) : valueIn(at, call, tool)
      if (called === undefined || meant === undefined) continue
      const refused = judged(meant, called, tool, at, text)
      if (refused === undefined || seen.has(refused.kind) || !isEnglish(text)) continue
      seen.add(refused.kind)
      yield refused
    }
  }
}

/** The other tool whose name stands right before an example: "set draw_map `scale=2`". */
function toolBefore(text: string, { words }: WrittenCall, tool: Tool): string | undefined {
  const before = text.slice(Math.max(0, words.start - MOST_NAME), words.start)
  const [, name] = /(?<![\w-])([A-Za-z]\w*(?:[_-]|[a-z](?=[A-Z]))[\w-]*)[`'"]?(?: with| using)?:? [`'"]?$/.exec(before) ?? []
  return name === undefined || name === tool.name || inputNames(tool).find(name) !== undefined ? undefined : name
}

/** No client takes a longer name. */
const MOST_NAME = 128

/** The last of that name. */
function toolNamed(name: string, toolset: Toolset): Tool | undefined {
  const index = indexByName(toolset).get(name)
  return index === undefined ? undefined : toolset.tools[index]
}

/** What a JSON object shows: a call of the tool, the value of a parameter, or neither. */
function meantBy(call: WrittenCall, tool: Tool): WrittenCall | undefined {
  const { label, announced, args } = call
  if (label !== undefined && inputNames(tool).find(label) !== undefined) return announced ? asValue(call, label) : undefined
  if (announced) return isCallOf(call, tool) ? call : undefined
  if (isSurelyCallOf(call, tool)) return call
  const holder = args.size > 1 ? holderOf(call, tool) : undefined
  return holder === undefined ? undefined : asValue(call, holder.name, holder.types.includes('array'))
}

/** What an object in a parameter's own text shows that nothing announces: a value of it, or an item. */
function valueIn(at: Pointer, call: WrittenCall, tool: Tool): WrittenCall | undefined {
  const { announced, args } = call
  const one = announced || args.size < 2 ? undefined : parametersOf(tool).find(({ descriptionAt }) => descriptionAt === at)
  if (one === undefined || one.depth > 0) return undefined
  const isWithin = [...args.keys()].every((name) => inputNames(tool).child(one, name) !== undefined)
  return isWithin ? asValue(call, one.name, one.types.includes('array')) : undefined
}

/** True for an object that nothing announces, where its keys can only be arguments: all of them are, and the answer has others. */
function isSurelyCallOf({ args }: WrittenCall, tool: Tool): boolean {
  const names = inputNames(tool)
  const keys = [...args.keys()]
  const top = parametersOf(tool).filter(({ depth }) => depth === 0)
  const known = keys.filter((name) => names.find(name)?.depth === 0)
  const required = top.filter((one) => one.required).every(({ name }) => args.has(name))
  const fields = outputFieldsOf(tool)
  if (keys.every((name) => fields.some((field) => field.name === name))) return false
  // one pair may also occur in a query
  if (keys.length === 1) return known.length === 1 && (required || /_|[a-z][A-Z]/.test(keys[0] ?? '') || !top.some(isAnyText))
  return known.length === keys.length || (required && known.length > 1 && known.length + 1 === keys.length)
}

/** True for a parameter that may hold a query in any language. */
function isAnyText({ schema, types }: Parameter): boolean {
  return types.length === 0 || types.includes('object') || (types.includes('string') && own(schema, 'enum') === undefined)
}

/** The one parameter whose value, or item, has all keys of an object. */
function holderOf({ args }: WrittenCall, tool: Tool): Parameter | undefined {
  const names = inputNames(tool)
  const fit = parametersOf(tool).filter(
    (one) => one.depth === 0 && [...args.keys()].every((name) => names.child(one, name) !== undefined),
  )
  return fit.length === 1 ? fit[0] : undefined
}

/** A call that gives nothing but the value of one parameter, or one item of it. */
function asValue(call: WrittenCall, label: string, isItem = false): WrittenCall {
  const { args } = call
  const fields: Sample = { kind: 'fields', fields: args, whole: false }
  if (isItem) return { ...call, args: new Map([[label, { kind: 'list', items: [fields] }]]), whole: false }
  return { ...call, args: new Map([[label, { kind: 'fields', fields: args, whole: false }]]), whole: false }
}

/** True for a JSON object with the names of parameters: at least half of its keys. */
function isCallOf({ args }: WrittenCall, tool: Tool): boolean {
  const names = inputNames(tool)
  const known = [...args.keys()].filter((name) => names.find(name)?.depth === 0)
  return known.length > 0 && known.length * 2 >= args.size
}

function judged(call: WrittenCall, called: Tool, tool: Tool, at: Pointer, text: string): RefusedCall | undefined {
  const { words, args } = call
  const names = inputNames(called)
  const whose = called === tool ? 'this tool' : `\`${called.name}\``
  const quoted = clip(oneLine(text.slice(words.start, words.end)), 100)
  const known = parametersOf(called).filter(({ depth }) => depth === 0)
  const strange = isClosed(called.inputSchema) ? [...args.keys()].find((name) => names.find(name) === undefined) : undefined
  if (strange !== undefined) {
    // the inside of an only parameter, written without it, or of a nested one
    if (known.length < 3 && known.some(({ types }) => types.includes('object'))) return undefined
    if (call.tool === undefined && (!call.whole || parametersOf(called).some(({ name }) => name === strange))) return undefined
    const meant =
      nearest(
        strange,
        known.map(({ name }) => name),
      ) ?? unusedRequired(call, called)
    const instead =
      meant === undefined
        ? `it takes ${list(
            known.map(({ name }) => `\`${name}\``),
            5,
          )}`
        : `it has \`${meant}\``
    return {
      kind: 'exists',
      finding: {
        at,
        words,
        certainty: own(called.inputSchema, 'additionalProperties') === false ? 'proved' : 'likely',
        message: `The example "${quoted}" passes an argument "${clip(strange, 40)}" that ${whose} does not have (${known.length === 0 ? 'it takes none' : instead}). A model that copies the call is refused, or the argument is ignored. Change the example to match the schema.`,
      },
    }
  }
  for (const [name, sample] of args) {
    const parameter = names.find(name)
    const why = parameter === undefined ? undefined : refusalOf(called, names, parameter, sample)
    if (why === undefined) continue
    return {
      kind: 'example',
      finding: {
        at,
        words,
        certainty: 'proved',
        message: `In the example "${quoted}", ${why}. A model that copies the example is refused by the schema of ${whose}. Correct the example, or widen the schema.`,
      },
    }
  }
  const missing = call.whole && called === tool ? unusedRequired(call, called) : undefined
  if (missing === undefined) return undefined
  return {
    kind: 'example',
    finding: {
      at,
      words,
      certainty: 'proved',
      message: `The example "${quoted}" leaves out \`${missing}\`, which is required. A model that copies the example is refused. Add the argument to the example, or make it optional.`,
    },
  }
}

function unusedRequired({ args }: WrittenCall, called: Tool): string | undefined {
  return parametersOf(called).find(({ depth, required, name }) => depth === 0 && required && !args.has(name))?.name
}

/** True if only listed properties can be arguments: the schema refuses others, or it lists properties and does not mention others. */
export function isClosed(schema: JsonObject): boolean {
  const others = own(schema, 'additionalProperties')
  if (others === false) return isObject(own(schema, 'properties'))
  const known = own(schema, 'properties')
  return (
    others === undefined &&
    isObject(known) &&
    Object.keys(known).length > 0 &&
    !['patternProperties', 'allOf', 'anyOf', 'oneOf', '$ref', 'if', 'unevaluatedProperties', 'propertyNames'].some(
      (keyword) => own(schema, keyword) !== undefined,
    )
  )
}
