import { isArray, isObject, own, type Json, type JsonObject } from '../../src/core/json.ts'
import { join, pointer, segmentsOf, valueAt, type Pointer } from '../../src/core/pointer.ts'
import type { Patch, Tool } from '../../src/core/tool.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { proseOf, textsAbout, wordsAt } from '../../src/lint/claims/read/about-parameters.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { requirementSaid } from '../../src/lint/claims/read/requirement.ts'
import type { Parameter } from '../../src/schema/parameters.ts'
import { pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The prose calls a parameter optional and the schema requires it, or the other way round.',
  why:
    'Told "optional", a model leaves the parameter out and the call is refused by the schema; told "required" by prose alone, it may still leave it out, and nothing stops the call before the server. ' +
    'Only an unconditional word about the parameter itself counts ("(optional)", "Required.", "Optional region code"): "required when …" and "required for create" are no conflict: that is what nearly all of the 195 texts mean that say "required" of an optional parameter on 134 real servers.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.5.3',
      says: 'An object is valid when every name in `required` is one of its properties; the other properties may be absent.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'tools/list of 134 servers (64 npm servers, 70 of LiveMCPBench)',
      says: 'Three findings, all three right: parameters called optional that `required` lists.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withSection('Section to look in (optional).', false),
      withSection('Section to look in. Required when no query is given.', false),
      withSection('Section to look in (required for `scope: section`).', false),
      withSection('Optional values: "leave", "pay".', true),
      withSection('For create: section to write to (required). For list: section to look in (optional).', false),
    ],
    bad: [
      withSection('Optional section number to look in.', true),
      withSection('Section number to look in (string, optional)', true),
      withSection('Required. Section number to look in.', false),
      {
        description:
          'Search the policy handbook by keyword in one section.\n\nArgs:\n    section (str, required): Section number to look in',
        ...withSection('Section number to look in.', false),
      },
    ],
  },
  *check(tool) {
    for (const about of textsAbout(tool)) {
      const { parameter, text } = about
      const said = requirementSaid(text)
      if (said === undefined || said.required === parameter.required) continue
      const holder = holderOf(tool, parameter)
      if (said.required && holder !== undefined && CONDITIONS.some((keyword) => own(holder.schema, keyword) !== undefined))
        continue
      const word = text.slice(said.words.start, said.words.end)
      const patch = holder && listing(tool, parameter.name, holder, said.required)
      yield {
        at: about.at,
        words: wordsAt(about, said.words),
        message: said.required
          ? `${proseOf(about)} says "${word}", but \`required\` does not list it: a model may leave it out, and nothing stops the call before the server. Add it to \`required\`, or say when it is needed.`
          : `${proseOf(about)} says "${word}", but \`required\` lists it: a model that leaves it out is refused. Take it out of \`required\`, or drop the word.`,
        ...(patch ? { patches: [patch] } : {}),
      }
    }
  },
  plant(tool, random) {
    const parameter = plantable(
      tool,
      random,
      (one) =>
        !/requir|optional|mandatory|default/i.test(one.description ?? '') && /^\/inputSchema\/properties\/[^/]+$/.test(one.at),
    )
    if (parameter === undefined) return undefined
    const word = parameter.required ? 'optional' : 'required'
    const description = parameter.description ?? `The ${parameter.name}.`
    const to = pick(
      [
        `(${word}) ${description}`,
        `${capital(word)}. ${description}`,
        appended(description, `(${word})`),
        appended(description, `${capital(word)}.`),
      ],
      random,
    )
    if (to === undefined || !isEnglish(to)) return undefined
    return [{ tool: tool.index, at: join(parameter.at, 'description'), to }]
  },
})

/** Keywords by which an object may require the parameter under a condition. */
const CONDITIONS = ['anyOf', 'oneOf', 'allOf', 'if', 'dependentRequired', 'dependentSchemas', 'dependencies']

interface Holder {
  readonly schema: JsonObject
  readonly at: Pointer
}

/** The object schema whose property the parameter is. */
function holderOf({ raw }: Tool, parameter: Parameter): Holder | undefined {
  const at = pointer(...segmentsOf(parameter.at).slice(0, -2))
  const schema = valueAt(raw, at)
  return isObject(schema) ? { schema, at } : undefined
}

/** Adds a name to `required`, or takes it out. */
function listing({ index }: Tool, name: string, { schema, at }: Holder, adds: boolean): Patch | undefined {
  const before = own(schema, 'required')
  const names: readonly Json[] = isArray(before) ? before : []
  if (adds === names.includes(name)) return undefined
  const to = adds ? [...names, name] : names.filter((one) => one !== name)
  return {
    says: adds ? `add ${name} to required` : `take ${name} out of required`,
    safe: false,
    edits: [{ tool: index, at: join(at, 'required'), to: to.length > 0 ? to : undefined }],
  }
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

function withSection(description: string, required: boolean) {
  return {
    inputSchema: {
      type: 'object',
      properties: { section: { type: 'string', description } },
      ...(required ? { required: ['section'] } : {}),
    },
  }
}
