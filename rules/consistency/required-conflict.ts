import type { JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { leftEmpty } from '../../src/lint/claims/judge/left-empty.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { conflicts } from '../../src/lint/claims/judge.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The description calls a parameter optional and the schema requires it, or the reverse.',
  why: 'If the description states "optional", a model leaves the parameter out, and the schema refuses the call. If only the description states "required", a model may still leave it out, and nothing stops the call before it reaches the server. The rule uses only unconditional words about the parameter itself ("(optional)", "Required.", "Optional region code"), or what a call without it does ("omit it to search everywhere", "leave it out and the call is refused"). "Required when …" and "required for create" are not conflicts. On 134 real servers, 195 texts call an optional parameter "required", and nearly all of them mean that.',
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
      says: 'Three findings, all right: parameters that are called optional and that `required` lists.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withSection('Section to look in (optional).', false),
      withSection('Section to look in. Required when no query is given.', false),
      withSection('Section to look in (required for `scope: section`).', false),
      withSection('Required, or give `query` instead.', false),
      withSection('Section to look in. Required. Not needed for the short handbook.', false),
      withSection('Section number to look in. Leave empty to look everywhere.', true),
      withSection('Section number to look in. Never leave it blank.', true, { type: 'integer' }),
      withSection('Section number to look in. Use list_sections to find it if not provided.', true),
      withSection('Optional values: "leave", "pay".', true),
      withSection('For create: section to write to (required). For list: section to look in (optional).', false),
    ],
    bad: [
      withSection('Section number to look in. Leave unset for the whole handbook.', true),
      withSection('Section number to look in; leave it out when all sections matter.', true),
      withSection('Section number to look in. Leave empty to look everywhere.', true, { type: 'integer' }),
      withSection('Section number to look in. Leave blank for all of them.', true, { enum: ['4.1', '4.2'] }),
      withSection('Optional section number to look in.', true),
      withSection('Section number to look in (string, optional)', true),
      withSection('Required. Section number to look in.', false),
      withSection('Section number to look in. Omit it to look everywhere.', true),
      withSection('Section number to look in. Without it the call is refused.', false),
      {
        description:
          'Search the policy handbook by keyword in one section.\n\nArgs:\n    section (str, required): Section number to look in',
        ...withSection('Section number to look in.', false),
      },
    ],
  },
  *check(tool) {
    yield* conflicts(tool, 'required')
    for (const { parameter, words } of leftEmpty(tool)) {
      yield {
        at: parameter.descriptionAt,
        words,
        message: `The description of \`${clip(parameter.name, 60)}\` states "${clip((parameter.description ?? '').slice(words.start, words.end), 60)}", but \`required\` lists it and its type accepts no empty value. A model that leaves it empty is refused. Remove it from \`required\`, or state which value means "nothing".`,
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

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

function withSection(description: string, required: boolean, more: JsonObject = {}) {
  return {
    inputSchema: {
      type: 'object',
      properties: { section: { type: 'string', description, ...more } },
      ...(required ? { required: ['section'] } : {}),
    },
  }
}
