import { own, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { cue } from '../../src/lint/prose/text/cues.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { isOnly, pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const mayBeJson = cue('json', 'stringified')
/** JSON as the value itself. "Path to a JSON file", "JSONPath" and an output "as JSON" are different. */
const IN_STRING =
  /\bJSON[- ](?:(?:encoded|formatted|serialized|escaped) )?(?:strings?|array|object|list|payload|text|blob|document)\b(?! (?:path|file|key|url|id))|\bJSON[- ](?:encoded|formatted|serialized|stringified)\b|\bstringified (?:JSON|objects?|arrays?|lists?|payload)\b|\b(?:serialized|encoded|formatted|given|passed|provided|written) (?:as|from|into|in) (?:an? )?(?:valid )?JSON\b|\bstring(?:s)? (?:of|containing|with|in) (?:an? )?(?:valid )?JSON\b|\bJSON format\b|\b(?:as|in) (?:raw |valid |escaped )?JSON\b(?![ -](?:path|pointer|file|schema|lines))|\b(?:raw|escaped|valid) JSON\b|\(JSON\)|^\W{0,2}(?:an? |the |optional )?(?:valid |raw )?JSON\b(?![ -](?:path|pointer|file|schema|key|lines|field|string field|web))/i
/** Something outside the value, or one of several ways to write it. */
const NOT_IT =
  /\b(?:path|filename|file name|file path|url|uri|link) (?:to|of|for)\b|\b(?:output|returned?|response|result|download|exported?)\b|\b(?:such as|like|e\.g\.?,?|example,?) JSON\b|\bwhether\b|\bor (?:an? )?(?:JSON|XML|YAML|plain|text|comma|CSV|the)\b|\bwill be\b|\bconverted\b|\bif\b|\b(?:XML|YAML|CSV|HTML|Markdown)\b/i

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A string parameter must contain JSON.',
  why: 'The model has to escape JSON inside JSON. It makes mistakes with quotes and line breaks, or it sends an object, which a string schema refuses. No schema checks or explains the content. Declare an object or an array with its properties. The rule reports only a value that must be JSON. Files, outputs and "or JSON" are not reported.',
  evidence: [
    {
      kind: 'report',
      ref: 'https://github.com/microsoft/mcp/issues/220',
      says: 'A server that only took strings turned object arguments into parsing errors. Its users ask for real JSON parameters.',
      checked: '2026-11-21',
    },
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/function-calling#best-practices',
      says: 'Use enums and object structure to make invalid states unrepresentable.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withOne({ type: 'string', description: 'The stringified contents of the page.' }),
      withOne({ type: 'string', description: 'Path to a JSON file with the filter.' }),
      withOne({ type: 'string', description: 'JSONPath expression, for example $.title.' }),
      withOne({ type: 'string', description: 'Words to search for, or a JSON array of them.' }),
      withOne({ type: 'object', description: 'Filter, a JSON object such as {"owner": "legal"}.' }),
      withOne({ type: 'string', description: 'Form of the answer: JSON is easier to read for programs.' }),
    ],
    bad: [
      withOne({ type: 'string', description: 'JSON string with the fields to filter by, for example {"owner": "legal"}.' }),
      withOne({ type: 'string', description: 'Fields to filter by (JSON-encoded).' }),
      withOne({ type: 'string', description: 'Stringified array of sections to search.' }),
      withOne({ type: 'string', description: 'Fields to filter by, as a JSON object.' }),
    ],
  },
  *check(tool) {
    for (const parameter of parametersOf(tool)) {
      const { name, description, descriptionAt, schema } = parameter
      if (description === undefined || !mayBeJson(description) || !isOnly(parameter, 'string')) continue
      if (['enum', 'const', 'format'].some((keyword) => own(schema, keyword) !== undefined)) continue
      const match = IN_STRING.exec(description)
      if (match === null || !isEnglish(description)) continue
      const end = description.indexOf('. ', match.index)
      if (NOT_IT.test(end === -1 ? description : description.slice(0, end))) continue
      yield {
        at: descriptionAt,
        words: { start: match.index, end: match.index + match[0].length },
        message: `\`${clip(name, 60)}\` is a string that must contain JSON ("${match[0].trim()}"). A model has to escape JSON inside JSON, and nothing checks the content. Declare an object or an array with its fields.`,
      }
    }
  },
  plant(tool, random) {
    const { properties } = tool.inputSchema
    const victim = plantable(tool, random, ({ schema }) => ['object', 'array'].some((type) => own(schema, 'type') === type))
    const description = pick(
      [
        'JSON string with the values',
        'Values to use as a JSON object',
        'Stringified JSON of the options',
        'Options (JSON format)',
        'JSON array of values',
      ],
      random,
    )
    if (description === undefined || properties === undefined) return undefined
    const at = victim?.at ?? join('/inputSchema/properties', pick(['options', 'filters', 'data', 'payload'], random) ?? 'options')
    return [{ tool: tool.index, at, to: { type: 'string', description } }]
  },
})

function withOne(filter: JsonObject) {
  return { inputSchema: { type: 'object', properties: { filter } } }
}
