import { own, ownObject, ownString } from '../../src/core/json.ts'
import { clip, count, list } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { draftedTexts } from '../../src/lint/drafts/sibling-text.ts'
import { draftedFromNames } from '../../src/lint/drafts/unit.ts'
import { suggested } from '../../src/lint/drafts/suggested.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { isToldByTool } from '../../src/lint/prose/parameters/told.ts'
import { isDestructiveFlag } from '../../src/lint/prose/parameters/destructive-flag.ts'
import { isShortRiddle, riddleIn } from '../../src/lint/prose/parameters/riddle.ts'
import { contentWords, nameParts, nameWords } from '../../src/lint/prose/text/words.ts'
import { addsNothing } from '../../src/lint/prose/parameters/flag-text.ts'
import { explainsItself } from '../../src/lint/prose/parameters/self-explaining.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { isOnly, plantable } from '../../src/schema/planting.ts'

const PATH = { type: 'string', description: 'Path of the policy, for example "leave/4.2".' }
const tool = (properties: object) => ({ inputSchema: { type: 'object', properties: { ...properties } } })

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A parameter has no description.',
  why: 'A model has only the name and the type, and guesses the format, the unit and the meaning. A title counts if it adds a word to the name. A constant needs no description. Other texts count too: a line about the parameter in the description of the tool (`Args:`), a description that contains every word of the name ("Validates a diagram" explains `diagram`), and the fields of an object, which need descriptions of their own. Flags, enums, well-known formats, coordinates and paging parameters are not reported, because their values are clear. Readers called 17 of 24 such findings unhelpful. Every top-level parameter gets its own finding, so that each can be accepted separately and new ones are noticed. Nested ones share one finding per tool. The finding is advice. It is a warning if the description is present but empty and the name is a short abbreviation (`seg`).',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/function-calling#best-practices-for-defining-functions',
      says: 'Explicitly describe the purpose of the function and each parameter (and its format).',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '2,414 tools of 89 npm servers',
      says: '88.5 % of top-level parameters are described.',
      checked: '2026-11-21',
    },
    {
      kind: 'recomputed',
      row: 'composio/parameters',
      says: 'Descriptions that add meaning and default, against ones that only repeat the schema: better for both models, not significant for either with 50 requests.',
    },
  ],
  examples: {
    good: [
      {},
      tool({ id: { type: 'string', title: 'Number of the policy, for example "4.2"' } }),
      tool({ kind: { const: 'policy' } }),
      tool({ path: PATH, overwrite: { type: 'boolean', description: 'Replaces a policy that is there already.' } }),
      tool({ path: PATH, include_deleted: { type: 'boolean', description: 'Finds those in the bin, too.' } }),
      tool({ path: PATH, skip_delete: { type: 'boolean' } }),
      tool({ verbose: { type: 'boolean' } }),
      tool({ verbose: { type: 'boolean', description: 'Adds the author of each passage.' } }),
      tool({ count: { type: 'integer', default: 10 } }),
      {
        description:
          'Get the prices of one share.\n\nArgs:\n    query    (str): First day (YYYYMMDD).\n    adjusted (bool): Whether to adjust.',
        ...tool({ query: { type: 'string' } }),
      },
      {
        description:
          'Search the company policy handbook by keyword.\n\nArgs:\n    query (str): Keywords that must occur.\n    owner: Login of the author.',
        ...tool({ query: { type: 'string' }, owner: { type: 'string' } }),
      },
      tool({ filter: { type: 'object', properties: { owner: { type: 'string', description: 'Login of the author.' } } } }),
      tool({ ids: { type: 'array', items: { type: 'string', description: 'Number of a policy, for example "4.2".' } } }),
      tool({ id: { anyOf: [{ type: 'string', description: 'Number of a policy, for example "4.2".' }, { type: 'integer' }] } }),
      {
        inputSchema: {
          type: 'object',
          properties: { size: { $ref: '#/$defs/size' } },
          $defs: { size: { type: 'number', description: 'Height in centimetres.' } },
        },
      },
    ],
    bad: [
      tool({ path: PATH, truncateFirst: { type: 'boolean', default: false } }),
      tool({ path: PATH, overwrite: { type: 'boolean' } }),
      tool({ path: PATH, force: { type: 'boolean', description: 'Force.' } }),
      tool({ path: PATH, purge_old: { type: 'boolean', description: 'Purge old' } }),
      tool({ query: { type: 'string' } }),
      tool({ seg: { type: 'string', description: '' } }),
      tool({ verbose: { type: 'boolean', description: 'Verbose.' } }),
      tool({ full: { type: 'boolean', description: 'Full list' } }),
      tool({ raw: { type: 'boolean' } }),
      tool({ query: { type: 'string', description: ' ' } }),
      tool({ userId: { type: 'string', title: 'User Id' } }),
      tool({ filters: { type: 'object', description: 'Which policies to look at.', properties: { owner: { type: 'string' } } } }),
    ],
  },
  *check(tool, { toolset }) {
    const drafts = (parameters: readonly Parameter[]) =>
      suggested(draftedTexts(toolset, tool, parameters) ?? draftedFromNames(tool, parameters))
    const all = parametersOf(tool)
    const bare = all.filter(
      (parameter) =>
        isBare(parameter) &&
        !explainsItself(parameter) &&
        !isNamedByTool(tool, parameter) &&
        !isToldByTool(tool, parameter) &&
        !isWrapper(parameter, all),
    )
    for (const parameter of all) {
      if (!isDestructiveFlag(parameter) || isToldByTool(tool, parameter) || isNamedByTool(tool, parameter)) continue
      yield {
        at: parameter.at,
        ...(!isOneOfFew(parameter, all) && { severity: 'info' as const }),
        message: `The name of \`${clip(parameter.name, 60)}\` suggests that true deletes or overrides something, but nothing explains it. A model may set it to make a call succeed, and lose data. Describe what true deletes, whether that can be undone, and what happens without the parameter.`,
        ...drafts([parameter]),
      }
    }
    const flags = all.filter(
      (parameter) => isRiddleFlag(parameter) && !isDestructiveFlag(parameter) && !isNamedByTool(tool, parameter),
    )
    const [flag] = flags
    if (flag !== undefined) {
      yield {
        at: flag.at,
        severity: 'info',
        message: `Nothing explains what ${list(flags.map(({ name }) => `\`${clip(name, 40)}\``))} ${flags.length === 1 ? 'does' : 'do'} when true. A model sets ${flags.length === 1 ? 'it' : 'them'} by name alone and may get unexpected results. Describe the effect of true and of leaving ${flags.length === 1 ? 'it' : 'them'} out.`,
        ...drafts(flags),
      }
    }
    for (const parameter of bare.filter(({ depth }) => depth === 0)) {
      if (isLeftEmpty(parameter)) {
        yield {
          at: parameter.at,
          message: `The description of \`${clip(parameter.name, 60)}\` is empty, and nothing explains the abbreviation in its name. A model can only guess the meaning and the allowed values. Describe both.`,
          ...drafts([parameter]),
        }
        continue
      }
      yield {
        at: parameter.at,
        severity: 'info',
        message: `The parameter \`${clip(parameter.name, 60)}\` has no description. A model fills it in by its name alone. Describe what it means and which format it takes.`,
        ...drafts([parameter]),
      }
    }
    const nested = bare.filter(({ depth }) => depth > 0)
    const [first] = nested
    if (first === undefined) return
    yield {
      at: first.at,
      severity: 'info',
      message: `${count(nested.length, 'nested parameter')} (${list([...new Set(nested.map(({ name }) => `\`${clip(name, 40)}\``))], 4)}) ${nested.length === 1 ? 'has' : 'have'} no description. A model fills ${nested.length === 1 ? 'it' : 'them'} in by name alone. Describe what ${nested.length === 1 ? 'it' : 'each'} means and which format it takes.`,
      ...drafts(nested),
    }
  },
  plant(tool, random) {
    const victim = plantable(
      tool,
      random,
      (parameter) =>
        parameter.description !== undefined &&
        !explainsItself(parameter) &&
        !isNamedByTool(tool, parameter) &&
        !isToldByTool(tool, parameter) &&
        !isWrapper(parameter, parametersOf(tool)),
    )
    if (victim === undefined) return undefined
    const { description: _description, title: _title, ...rest } = victim.written
    return [{ tool: tool.index, at: victim.at, to: rest }]
  },
})

/** An empty description and a name that a model cannot understand, without a title: the author forgot the text. */
function isLeftEmpty({ name, description, schema }: Parameter): boolean {
  if (description === undefined || own(schema, 'title') !== undefined) return false
  return isShortRiddle(name) || riddleIn(name) === name.toLowerCase()
}

function isBare({ name, description, schema }: Parameter): boolean {
  if (description?.trim() || own(schema, 'const') !== undefined) return false
  if (ownString(ownObject(schema, 'items') ?? {}, 'description')?.trim()) return false
  const known = new Set(nameWords(name))
  return contentWords(ownString(schema, 'title') ?? '').every((word) => known.has(word))
}

/** True if at least half of the other parameters are described, so that this one was forgotten. */
function isOneOfFew(parameter: Parameter, all: readonly Parameter[]): boolean {
  const parentOf = ({ at }: Parameter) => at.slice(0, at.lastIndexOf('/'))
  const others = all.filter((one) => one !== parameter && parentOf(one) === parentOf(parameter))
  return others.length > 0 && others.filter(({ description }) => description?.trim()).length * 2 >= others.length
}

/** An object, or a list of objects, that its fields explain. Fields without a description are reported themselves. */
function isWrapper({ at, types, depth }: Parameter, all: readonly Parameter[]): boolean {
  if (!types.includes('object') && !types.includes('array')) return false
  return all.some((other) => other.depth === depth + 1 && other.at.startsWith(`${at}/`))
}

/** True if the tool's own text contains every word of the name: "Validates a diagram" explains `diagram`. */
function isNamedByTool({ description = '' }: Tool, { name, depth }: Parameter): boolean {
  if (depth > 0 || description.length > 4000) return false
  const told = new Set(contentWords(description))
  return nameWords(name).every((word) => told.has(word))
}

const PLAIN = /^(?:verbose|debug|quiet|silent|json|dry|all)$/i

/** A flag of one word without a verb and without an explanation: `archived`, `raw`, `recursive`. */
function isRiddleFlag(parameter: Parameter): boolean {
  const { name, depth, description, schema } = parameter
  if (
    depth > 0 ||
    !isOnly(parameter, 'boolean') ||
    nameParts(name).length !== 1 ||
    // a text that only repeats the name was intended as an explanation
    (PLAIN.test(name) && !description?.trim()) ||
    own(schema, 'title') !== undefined
  )
    return false
  return addsNothing(parameter)
}
