import { own, ownString, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { rememberedName } from '../../src/lint/prose/text/memo.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { isOnly, pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const THING =
  'user member assignee reviewer customer contact company team group workspace account project channel board folder playlist ' +
  'calendar event issue ticket task product order deal document page model region zone'
const FILE = 'file image picture photo video audio attachment'

/** What a bare noun can stand for, by noun. */
const MEANINGS = new Map<string, string>([
  ...THING.split(' ').map((noun): [string, string] => [noun, 'an id, a name or something else']),
  ...FILE.split(' ').map((noun): [string, string] => [noun, 'a path, a URL or the content itself']),
])
/** Words and signs with which a text determines what to send. */
const SETTLED =
  /\b(?:ids?|gids?|sids?|identifiers?|uuid|guid|names?|named|titles?|login|user ?names?|handle|paths?|files? ?names?|urls?|uri|links?|slugs?|keys?|numbers?|emails?|e-mail|codes?|iso|format|base64|encoded|content|text|data|containers?|arn|sku|default|contains|keywords?|phrase|natural language|words?|such as|like|type)\b|["'`“<#@{[(:/]|\be\.g|\bexample|\d/i
const SCHEMA_SAYS = [
  'enum',
  'const',
  'format',
  'pattern',
  'examples',
  'example',
  'default',
  'contentEncoding',
  'contentMediaType',
]

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary:
    'A parameter is called `user`, `project` or `file`, and nothing states whether it takes an id, a name, a path or the thing itself.',
  why: 'A model can refer to a user in several ways (id, login, e-mail, full name), and the server accepts one of them. Name the parameter after what it takes (`user_id`, `file_path`), or state it in the description, with an example. The rule checks bare nouns that are free strings. An id, name, path, code, example or format anywhere in the text is enough. Repositories, owners and branches have one common form and are not checked.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Input parameters should be named unambiguously: user_id rather than user.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withOne('workspace', { type: 'string', description: 'The workspace GID to search in' }),
      withOne('user', { type: 'string', description: 'Login of the person who wrote the policy.' }),
      withOne('user_id', { type: 'string', description: 'Person who wrote the policy.' }),
      withOne('project', { type: 'string', description: 'The project to search, for example HR-2.' }),
      withOne('file', { type: 'string', format: 'uri', description: 'The file to read.' }),
      withOne('model', { type: 'string', description: 'The model to use.', enum: ['small', 'large'] }),
    ],
    bad: [
      withOne('user', { type: 'string', description: 'The person who wrote the policy.' }),
      withOne('project', { type: 'string', description: 'Project to search in' }),
      withOne('file', { type: 'string', description: 'The file to analyze.' }),
      withOne('Region', { type: 'string', description: 'The region to search.' }),
    ],
  },
  *check(tool) {
    for (const parameter of parametersOf(tool)) {
      const { name, description, descriptionAt, schema } = parameter
      const meanings = meaningsOf(name)
      // another rule reports parameters without a description
      if (meanings === undefined || !description?.trim() || !isOnly(parameter, 'string')) continue
      if (SCHEMA_SAYS.some((keyword) => own(schema, keyword) !== undefined)) continue
      if (SETTLED.test(description) || SETTLED.test(ownString(schema, 'title') ?? '') || !isEnglish(description)) continue
      yield {
        at: descriptionAt,
        message: `\`${name}\` can be ${meanings}. Neither its name nor its description states which, so models try all of them. Use a name such as \`${name}_${meanings.startsWith('a path') ? 'path' : 'id'}\`, or add an example.`,
      }
    }
  },
  plant(tool, random) {
    if (own(tool.inputSchema, 'properties') === undefined) return undefined
    const name = pick([...MEANINGS.keys()], random) ?? 'user'
    const text = pick(
      [
        `The ${name} to use`,
        `${name.charAt(0).toUpperCase()}${name.slice(1)} to work with.`,
        `The ${name} that the request is about`,
        `Target ${name}`,
      ],
      random,
    )
    return [
      {
        tool: tool.index,
        at: join('/inputSchema/properties', name),
        to: { type: 'string', description: text ?? `The ${name}.` },
      },
    ]
  },
})

const meaningsOf = rememberedName((name: string): string | undefined => {
  const parts = nameParts(name)
  return parts.length === 1 ? MEANINGS.get(parts[0] ?? '') : undefined
})

function withOne(name: string, schema: JsonObject) {
  return { inputSchema: { type: 'object', properties: { [name]: schema } } }
}
