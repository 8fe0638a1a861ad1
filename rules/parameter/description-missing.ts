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
  why: 'A model has only the name and the type to fill it by, and guesses format, unit and meaning. A title counts when it adds a word to the name; a constant needs no description. So does a line about it in the description of the tool (`Args:`), a description that speaks of it by every word of its name ("Validates a diagram" tells `diagram`), and an object that has fields: those have to be described. Flags, enums, well-known formats, coordinates and paging parameters are left alone: what to send is clear, and readers called 17 of 24 such findings needless. Every top-level parameter gets its own finding, so that one can be accepted and the next one cannot slip in; nested ones share one a tool. Advice, but a warning where the description is there and empty and the name is a short abbreviation (`seg`).',
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
      says: 'Descriptions that add meaning and default to those that only echoed the schema: higher for both models, decided for neither with 50 requests.',
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
        message: `Nothing says what \`${clip(parameter.name, 60)}\` deletes or overrides where true, though its name says that it does, so a model sets it to get a call through and loses something. Say what is gone then, whether that can be undone, and what leaving it out does.`,
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
        message: `Nothing says what ${list(flags.map(({ name }) => `\`${clip(name, 40)}\``))} ${flags.length === 1 ? 'does' : 'do'} where true, so a model sets it by its name alone and may get other things than it counts on. Say what true and leaving it out do.`,
        ...drafts(flags),
      }
    }
    for (const parameter of bare.filter(({ depth }) => depth === 0)) {
      if (isLeftEmpty(parameter)) {
        yield {
          at: parameter.at,
          message: `The description of \`${clip(parameter.name, 60)}\` is empty, and the name is an abbreviation that nothing explains, so a model can only guess what it means and which values it takes. Say both.`,
          ...drafts([parameter]),
        }
        continue
      }
      yield {
        at: parameter.at,
        severity: 'info',
        message: `The parameter "${clip(parameter.name, 60)}" has no description, so a model fills it by its name alone. Say what it means and which format it takes.`,
        ...drafts([parameter]),
      }
    }
    const nested = bare.filter(({ depth }) => depth > 0)
    const [first] = nested
    if (first === undefined) return
    yield {
      at: first.at,
      severity: 'info',
      message: `${count(nested.length, 'nested parameter')} (${list([...new Set(nested.map(({ name }) => `"${clip(name, 40)}"`))], 4)}) without a description: a model fills ${nested.length === 1 ? 'it' : 'them'} by name alone. Say what each means and which format it takes.`,
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

/** An empty description under a name that no model can read, where nothing else tells it: the author meant to say something. */
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

/** True where at least half of the other parameters are described, so that this one was forgotten. */
function isOneOfFew(parameter: Parameter, all: readonly Parameter[]): boolean {
  const parentOf = ({ at }: Parameter) => at.slice(0, at.lastIndexOf('/'))
  const others = all.filter((one) => one !== parameter && parentOf(one) === parentOf(parameter))
  return others.length > 0 && others.filter(({ description }) => description?.trim()).length * 2 >= others.length
}

/** An object, or a list of objects, that is told by its fields; where they say nothing, they are reported. */
function isWrapper({ at, types, depth }: Parameter, all: readonly Parameter[]): boolean {
  if (!types.includes('object') && !types.includes('array')) return false
  return all.some((other) => other.depth === depth + 1 && other.at.startsWith(`${at}/`))
}

/** True where the tool's own text speaks of the thing by every word of the name: "Validates a diagram" tells `diagram`. */
function isNamedByTool({ description = '' }: Tool, { name, depth }: Parameter): boolean {
  if (depth > 0 || description.length > 4000) return false
  const told = new Set(contentWords(description))
  return nameWords(name).every((word) => told.has(word))
}

const PLAIN = /^(?:verbose|debug|quiet|silent|json|dry|all)$/i

/** A flag of one word without a verb, of which nothing is told: `archived`, `raw`, `recursive`. */
function isRiddleFlag(parameter: Parameter): boolean {
  const { name, depth, description, schema } = parameter
  if (
    depth > 0 ||
    !isOnly(parameter, 'boolean') ||
    nameParts(name).length !== 1 ||
    // a text that only repeats the name was meant to tell something
    (PLAIN.test(name) && !description?.trim()) ||
    own(schema, 'title') !== undefined
  )
    return false
  return addsNothing(parameter)
}
