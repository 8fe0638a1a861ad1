import { clip, list } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { cue } from '../../src/lint/prose/text/cues.ts'
import { rememberedName } from '../../src/lint/prose/text/memo.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { saidOf } from '../../src/lint/prose/parameters/told.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { isOnly, pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** A name with this ending stands for a secret: `root_password`, `githubApiKey`; not `secret_name`, `max_tokens`, `page_token`. */
const ENDS =
  /(?:^|_)(?:password|passwd|pwd|passphrase|passcode|(?:api|access|secret|private|auth|signing|encryption|master|ssh|ssl)_?key|(?:access|auth|api|bearer|refresh|oauth|personal_access|security|jwt|bot|user_access)_token|pat_token|jwt|client_secret|app_secret|shared_secret|webhook_secret|signing_secret|consumer_secret|secret_value|apikey|connection_string|bearer|credit_card_number|card_number|cvv|cvc|ssn)$/
/** A name with this ending stands for a secret if the description confirms it: `token`, `githubToken`, `key`, `pass`. */
const MAYBE = /(?:^|_)(?:token|key|secret|pass|pat|auth|authorization|credentials?|creds|cookie)$/
const SAYS_SECRET =
  /\b(?:bearer|access|auth\w*|api|personal|security|secret|session|login|bot) tokens?\b|\btokens? (?:for|to) (?:auth\w*|access|log)|\b(?:api|access|secret|private) keys?\b|\bpasswords?\b|\bclient secret\b|\bbearer\b|\bPATs?\b|\bsession cookie\b|\bauthorization header\b/i
/** How keys of well-known services begin, and words for the owner of a secret. */
const SHOWS_SECRET =
  /\b(?:(?:xox[abeprs]|xapp|gh[opsu]|glpat|shpat|whsec|[sr]k_(?:live|test))[-_]|sk-|AKIA|AIza|eyJ)|\byour (?:own |personal |private )?(?:\w+ )?(?:token|credentials?|secret|cookie)\b|\btokens?\b[^.]{0,60}\bscopes?\b/i
/** The model is told to ask the user for it. "Ask for the key of the issue" is not about a secret. */
const ASKED =
  /\b(?:have|let|ask|tell|prompt|get)\b[^.]{0,20}\b(?:users?|them|customer)\b[^.]{0,30}\b(?:paste|provide|enter|supply|type|give|share|for (?:it|their|his|her|the))/i
const IS_KEY = /(?:^|_)key$/
/** Other kinds of keys, such as that of a cache, or the name of a key. */
const NOT_SECRET =
  /\b(?:key (?:name|id|identifier)|name of|public key|id of|hash(?:ed)?|encrypted value|placeholder|partition key|idempotency)\b/i
const mayExempt = cue(
  'not',
  'never',
  'don',
  'leave',
  'generated',
  'generates',
  'environment',
  'env',
  'elicitation',
  'placeholder',
  'reference',
  'vault',
  'stored',
)
/** The author knows the danger and states how to keep the secret out. */
const KEPT_OUT =
  /\b(?:do not|don.t|never|must not)\b[^.]{0,60}\b(?:ask|generate|invent|guess|share|paste|log|send|use|hard-?code|pass|provide)|\bleave (?:it |this )?(?:unset|empty|out|blank)|\b(?:random|strong|secure) [^.]{0,40}\bgenerated\b|\bgenerated (?:if|when|automatically)|\bvault\b|\bsecret (?:reference|manager)\b|\bname of the (?:env|stored)/i
const PASS = /pass|secret_?value|pwd/i
const NEW = /\b(?:new|temporary|initial)\b/i
/** Verbs of tools that set a new secret. */
const SETS = new Set(
  'create set change reset update add register put setup recreate install manage rotate store save signup protect encrypt lock'.split(
    ' ',
  ),
)

const withOne = (name: string, description: string, extra = {}) => ({
  ...extra,
  inputSchema: { type: 'object', properties: { [name]: { type: 'string', description } } },
})

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A parameter asks the model for a password, a key or a token.',
  why: 'A value that a model fills in is in the conversation, in the logs of the client and of the provider, and in anything that the model writes next. A model without a password invents one. Read secrets from the environment or from a stored connection, or ask the user with URL elicitation. If the tool sets a new secret (create a user, set a password), the finding is advice: let the server generate it. A text that states how the secret is kept out (leave it unset, it is generated) is enough. `page_token`, `max_tokens`, `secret_name` and ids are not secrets.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation',
      says: 'Servers must not ask for passwords, API keys or access tokens through forms that pass through the client, and must send the user to a URL instead.',
      checked: '2026-11-21',
    },
    {
      kind: 'vendor',
      ref: 'https://cheatsheetseries.owasp.org/cheatsheets/MCP_Security_Cheat_Sheet.html',
      says: 'Lists credentials that pass through the model context among the risks of MCP.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools; 70 other servers, 527 tools',
      says: '42 findings on 7 servers (12 of them advice) and 4 on 3 servers, all read and right according to one reader.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withOne('page_token', 'Token of the next page, from the answer before.'),
      withOne('token', 'Token of the folder, as it stands in its URL.'),
      withOne('password', 'Password of the new user. Leave it unset; a secure one is generated and shown to the user.', {
        name: 'create_user',
      }),
      withOne('secret_name', 'Name of the secret to delete.'),
      withOne('policy_key', 'Key of the policy, for example "HR-12". Ask the user to provide it.'),
      withOne('sync_token', 'Your position in the list of changes, from the answer before.'),
      {
        inputSchema: {
          type: 'object',
          properties: { max_tokens: { type: 'integer', description: 'Longest answer, in tokens.' } },
        },
      },
    ],
    bad: [
      withOne('api_key', 'API key of the handbook.'),
      withOne('rootPassword', 'Password of the source database.'),
      withOne('token', 'Bearer token for authorization.'),
      {
        description:
          'Search the handbook.\n\nArgs:\n    query: Keywords.\n    token: Your own token (xoxp-...), or have the user paste theirs.',
        inputSchema: {
          type: 'object',
          properties: { query: { type: 'string' }, token: { anyOf: [{ type: 'string' }, { type: 'null' }], default: null } },
        },
      },
      withOne('password', 'Password of the new mailbox.', { name: 'create_mailbox', annotations: { readOnlyHint: false } }),
    ],
  },
  *check(tool) {
    const secrets = parametersOf(tool).filter((parameter) => isSecret(tool, parameter))
    const [first] = secrets
    if (first === undefined) return
    const asking = [...new Set(secrets.map(({ name }) => `\`${clip(name, 40)}\``))]
    const sets = nameParts(tool.name).some((part) => SETS.has(part))
    const isNew = secrets.every(
      ({ name, description = '', depth }) => PASS.test(name) && ((sets && depth === 0) || NEW.test(description)),
    )
    const carries = secrets.every(({ name }) => /connection_?string$/i.test(name))
      ? 'a connection string with a password'
      : 'a secret'
    yield {
      at: first.at,
      ...(isNew && { severity: 'info' }),
      message: isNew
        ? `${list(asking, 3)} ${asking.length === 1 ? 'makes' : 'make'} the model write a secret. The secret is then in the conversation and the logs, and it is weak if the model invents it. Let the server generate it, or ask the user to enter it at a URL.`
        : `${list(asking, 3)} ${asking.length === 1 ? 'asks' : 'ask'} the model for ${carries}. The secret is then in the conversation and in every log. Read it from the environment or a stored connection, or ask the user to enter it at a URL.`,
    }
  },
  plant(tool, random) {
    const properties = ownProperties(tool)
    const [name, description] = pick(SECRETS, random) ?? ['api_key', 'API key.']
    if (properties === undefined) return undefined
    return [{ tool: tool.index, at: '/inputSchema/properties', to: { ...properties, [name]: { type: 'string', description } } }]
  },
})

const SECRETS: readonly (readonly [string, string])[] = [
  ['api_key', 'Your API key for the service.'],
  ['apiKey', 'API key (optional, overrides the configured one).'],
  ['password', 'Password of the account to log in with.'],
  ['access_token', 'OAuth access token.'],
  ['token', 'Bearer token for authentication.'],
  ['clientSecret', 'Client secret of the OAuth application.'],
  ['private_key', 'Private key in PEM format.'],
  ['db_password', 'Database password.'],
]

function ownProperties({ inputSchema }: Tool) {
  const { properties } = inputSchema
  return typeof properties === 'object' && properties !== null && !Array.isArray(properties) ? properties : undefined
}

function isSecret(tool: Tool, parameter: Parameter): boolean {
  const { name, schema } = parameter
  const kind = secretKind(name)
  if (kind === 'none' || !isOnly(parameter, 'string') || schema.enum !== undefined || schema.const !== undefined) return false
  const said = saidOf(tool, parameter)
  const asked = (): boolean => SHOWS_SECRET.test(said) || (ASKED.test(said) && !IS_KEY.test(nameParts(name).join('_')))
  if (kind === 'maybe' && !SAYS_SECRET.test(said) && !asked()) return false
  return !NOT_SECRET.test(said) && !(mayExempt(said) && KEPT_OUT.test(said))
}

const secretKind: (name: string) => 'secret' | 'maybe' | 'none' = rememberedName((name) => {
  const words = nameParts(name).join('_')
  return ENDS.test(words) ? 'secret' : MAYBE.test(words) ? 'maybe' : 'none'
})
