import { own, type JsonObject } from '../../src/core/json.ts'
import { segmentsOf } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'Parameters are nested deeper than a model fills reliably, or than a client accepts.',
  why:
    'Every level is one more bracket to close and one more place for an argument to end up in. Flatten it: move fields up, or split the tool. A top-level parameter is on level 1, its properties on level 2; ' +
    'items of a list count no level of their own. Four is a convention; a client profile with a limit of its own overrides it where it is lower. One finding a tool, at the deepest parameter.',
  evidence: [
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: '12 tools (0.7 %) have parameters below level 4; the deepest are on level 8.',
      checked: '2026-11-21',
    },
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/structured-outputs#supported-schemas',
      says: 'Structured outputs limit the nesting of a schema.',
      checked: '2026-11-21',
    },
  ],
  options: { most: { default: 4, min: 1, says: 'Levels of parameters, the top level counted as one.' } },
  examples: {
    good: [{}, { inputSchema: nested(4) }],
    bad: [{ inputSchema: nested(5) }, { inputSchema: nested(9) }],
  },
  *check(tool, { options, limits }) {
    const parameters = parametersOf(tool)
    const deepest = parameters.reduce<Parameter | undefined>(
      (best, next) => (best && best.depth >= next.depth ? best : next),
      undefined,
    )
    if (deepest === undefined) return
    const levels = deepest.depth + 1
    const broken = limits('schema-depth').find(({ most }) => levels > most)
    if (levels <= options.most && broken === undefined) return
    const where = pathOf(deepest)
    yield {
      at: deepest.at,
      message: broken
        ? `\`${where}\` stands on level ${levels} of the parameters, and at most ${broken.most} are allowed: ${broken.then}. Move its fields up, or split the tool.`
        : `\`${where}\` stands on level ${levels} of the parameters; models lose brackets and put fields on the wrong level. Move its fields up to at most ${options.most} levels, or split the tool.`,
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

const LEVELS = ['value', 'field', 'section', 'body', 'payload', 'request']

/** `request.body.filter.owner`, cut in front where it is long. */
function pathOf({ at }: Parameter): string {
  const segments = segmentsOf(at)
  const names = segments.filter((_, index) => segments[index - 1] === 'properties' && segments[index - 2] !== 'properties')
  const path = names.join('.')
  return path.length > 100 ? `…${path.slice(-99)}` : clip(path, 100)
}

function nested(levels: number): JsonObject {
  let schema: JsonObject = { type: 'string', description: 'Word that the passage must contain, for example "leave".' }
  for (let level = 0; level < levels - 1; level++) {
    schema = { type: 'object', description: 'What to search for, for example {"part": {}}.', properties: { part: schema } }
  }
  return { type: 'object', properties: { part: schema } }
}
