import { own, type JsonObject } from '../../src/core/json.ts'
import { segmentsOf, type Pointer } from '../../src/core/pointer.ts'
import type { Tool } from '../../src/core/tool.ts'
import { clip } from '../../src/core/text.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { treesIn } from '../../src/schema/trees.ts'
import { plantable } from '../../src/schema/planting.ts'
import { consequenceSentence } from '../../src/lint/limits/consequence.ts'
import { defineRule } from '../../src/lint/rule.ts'

const COLOUR: JsonObject = { type: 'object', properties: { name: { type: 'string', description: 'Name of the colour.' } } }

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'Parameters are nested deeper than a model fills in reliably, or than a client accepts.',
  why: 'Every level is one more bracket to close and one more place where an argument can end up. Move fields up, or split the tool. There is no proof that depth by itself costs right calls: the published gain from flattening is mostly flags that models left out, which makes no difference if a missing flag means false. A top-level parameter is on level 1, and its properties are on level 2. Items of a list do not count as a level. A tree (blocks of blocks, a filter of filters) is not reported, whether by a reference to itself or written out level by level, because nobody can flatten it. Four is a convention. A lower limit of a client profile overrides it. There is one finding per tool, at the deepest parameter.',
  evidence: [
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: '12 tools (0.7 %) have parameters below level 4. The deepest are on level 8.',
      checked: '2026-11-21',
    },
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/structured-outputs#supported-schemas',
      says: 'Structured outputs limit the nesting of a schema.',
      checked: '2026-11-21',
    },
    {
      kind: 'recomputed',
      row: 'composio/flattened-exact',
      says: 'Three levels flattened to one, judged as the source does: every inner flag has to be written out, and the flat schema requires each.',
    },
    {
      kind: 'recomputed',
      row: 'composio/flattened',
      says: 'The same answers, with a missing flag counted as false: no significant difference, and a search finds the tools as before.',
    },
  ],
  options: { most: { default: 4, min: 1, says: 'The number of allowed levels. The top level is level 1.' } },
  examples: {
    good: [
      {},
      { inputSchema: nested(4) },
      {
        inputSchema: {
          type: 'object',
          properties: { sections: { type: 'array', description: 'Sections of the policy.', items: { $ref: '#/$defs/section' } } },
          $defs: {
            section: {
              type: 'object',
              properties: {
                style: { type: 'object', properties: { font: { type: 'object', properties: { colour: COLOUR } } } },
                sections: { type: 'array', description: 'Sections below this one.', items: { $ref: '#/$defs/section' } },
              },
            },
          },
        },
      },
      { inputSchema: { type: 'object', properties: { sections: sections(5) } } },
    ],
    bad: [{ inputSchema: nested(5) }, { inputSchema: nested(9) }],
  },
  *check(tool, { options, limits }) {
    const bounds = limits('schema-depth')
    const most = Math.min(options.most, ...bounds.map((limit) => limit.most))
    const deep = parametersOf(tool).filter(({ depth }) => depth + 1 > most)
    // a client also refuses a tree that is too deep
    const refused = deepestOf(deep)
    const broken = bounds.find((limit) => (refused?.depth ?? 0) + 1 > limit.most)
    const deepest = broken === undefined ? deepestOf(outsideTrees(tool, deep)) : refused
    if (deepest === undefined) return
    const levels = deepest.depth + 1
    const where = pathOf(deepest)
    yield {
      at: deepest.at,
      message: broken
        ? `\`${where}\` is on level ${levels} of the parameters, and at most ${broken.most} levels are allowed. ${consequenceSentence([broken])} Move its fields up, or split the tool.`
        : `\`${where}\` is on level ${levels} of the parameters. Models lose brackets and put fields on the wrong level. Move its fields up to at most ${options.most} levels, or split the tool.`,
    }
  },
  plant(tool, random) {
    const victim = plantable(tool, random, ({ depth, schema }) => depth === 0 && own(schema, 'type') !== 'object')
    if (victim === undefined) return undefined
    const levels = 4 + Math.floor(random() * 3)
    let to: JsonObject = victim.written
    for (const name of LEVELS.slice(0, levels)) {
      to = { type: 'object', description: `The ${name} that holds the field below.`, properties: { [name]: to } }
    }
    return [{ tool: tool.index, at: victim.at, to }]
  },
})

function deepestOf(parameters: readonly Parameter[]): Parameter | undefined {
  return parameters.reduce<Parameter | undefined>((best, next) => (best && best.depth >= next.depth ? best : next), undefined)
}

function outsideTrees({ inputSchema }: Tool, parameters: readonly Parameter[]): readonly Parameter[] {
  if (parameters.length === 0) return parameters
  const trees = treesIn(inputSchema)
  return parameters.filter(({ at }) => !isInTree(at, trees))
}

/** True inside a schema that contains itself, or if a name occurs inside itself: `children.children`. */
function isInTree(at: Pointer, trees: readonly Pointer[]): boolean {
  if (trees.some((tree) => at.startsWith(`/inputSchema${tree}/`))) return true
  const names = namesIn(at)
  return new Set(names).size < names.length
}

function namesIn(at: Pointer): string[] {
  const segments = segmentsOf(at)
  return segments.filter((_, index) => segments[index - 1] === 'properties' && segments[index - 2] !== 'properties')
}

const LEVELS = ['value', 'field', 'section', 'body', 'payload', 'request']

/** `request.body.filter.owner`, with the beginning cut off if it is long. */
function pathOf({ at }: Parameter): string {
  const path = namesIn(at).join('.')
  return path.length > 100 ? `…${path.slice(-99)}` : clip(path, 100)
}

function nested(levels: number): JsonObject {
  let schema: JsonObject = { type: 'string', description: 'Word that the passage must contain, for example "leave".' }
  for (let level = 0; level < levels - 1; level++) {
    const name = `part${level}`
    schema = {
      type: 'object',
      description: 'What to search for, for example {"part1": {}}.',
      properties: { [name]: schema },
    }
  }
  return { type: 'object', properties: { part: schema } }
}

function sections(levels: number): JsonObject {
  const items: JsonObject = levels === 0 ? { type: 'string' } : { type: 'object', properties: { sections: sections(levels - 1) } }
  return { type: 'array', description: 'Sections of the policy, each with sections of its own.', items }
}
