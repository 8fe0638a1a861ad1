/** What a key of a suite is for. The reader knows exactly these keys, and the published schema says the same of them. */
export type SuiteKeys = Readonly<Record<string, { readonly says: string }>>

export const SUITE_KEYS = {
  $schema: { says: 'The address of the schema of this file, for editors.' },
  toolset: {
    says: 'The tools that the model may choose from: a file relative to this one, a URL, `{ stdio: command }` or `{ tools: […] }`.',
  },
  defaults: { says: 'What applies to intents that do not set it themselves.' },
  prompt: { says: 'What the model is told in addition to the intent.' },
  parameters: {
    says: 'Parameters for models. Flags override them, and they override the configuration; models that take no parameters ignore them.',
  },
  renames: { says: 'Old tool name to new tool name, or to `{ to, arguments }`, so that `rightcall compare` follows a rename.' },
  intents: { says: 'What people say, and what a model should do then.' },
} as const satisfies SuiteKeys

const NOT = 'Tools that must not be called. A call of one of them is reported separately.'
const CLUSTER = 'Intents of one cluster are variants of one another, so they count as one for intervals.'

export const INTENT_KEYS = {
  id: { says: 'The name of the intent in reports. It is unique in the suite, and stays the same when the words change.' },
  says: { says: 'What a person says to the model, in their own words.' },
  expect: {
    says: 'The right answer: `none` (no call), `ask` (a question back), a call, several `calls`, or `anyOf` several right answers.',
  },
  not: { says: NOT },
  tags: { says: 'Words to select intents by (`--filter`), and to group them.' },
  cluster: { says: `${CLUSTER} Without this key, the intent counts by itself.` },
} as const satisfies SuiteKeys

export const DEFAULTS_KEYS = {
  not: { says: `${NOT} An intent with its own list does not use these.` },
  tags: { says: 'Tags of every intent, in addition to its own.' },
  cluster: { says: CLUSTER },
} as const satisfies SuiteKeys

export const PROMPT_KEYS = {
  system: { says: 'The system prompt, or `none`.' },
  instructions: {
    says: 'Whether the model sees the instructions of the server, as it does in clients: `shown` (the default) or `hidden`.',
  },
} as const satisfies SuiteKeys

export const RENAME_KEYS = {
  to: { says: 'The new name of the tool. Without this key, the name stays the same.' },
  arguments: { says: 'Old argument name to new argument name.' },
} as const satisfies SuiteKeys

export const TOOLSET_KEYS = {
  stdio: {
    says: 'The command that starts an MCP server: one line as in a shell, or a list of its words. It is started only with `--connect`.',
  },
  tools: { says: 'The tools themselves, as in an answer to `tools/list`.' },
} as const satisfies SuiteKeys

export const CALL_KEYS = {
  tool: { says: 'The name of the tool that should be called.' },
  arguments: {
    says: 'Values or matchers by argument. An argument that is not named here may still have its default, be empty, be the page size, or repeat words of the intent; see `only` and `exact`.',
  },
  only: { says: 'Arguments that may have any value in addition to those in `arguments`. No others may be given.' },
  exact: { says: '`true` if no argument except those in `arguments` may be given, unless at its default.' },
} as const satisfies SuiteKeys

export const CALLS_KEYS = {
  calls: {
    says: 'Calls that together are the right answer. The first step is enough (any of them, or the first if the order is given), because there is no result yet for the next one.',
  },
  order: { says: '`given` if the calls must come in this order, `any` (the default) if not.' },
} as const satisfies SuiteKeys

export const ALL_KEYS = {
  all: { says: 'Calls that must all be made in one answer.' },
  order: CALLS_KEYS.order,
} as const satisfies SuiteKeys

export const ANY_OF_KEYS = {
  anyOf: { says: 'Several right answers; one of them is enough: calls, `none` and `ask`.' },
} as const satisfies SuiteKeys

export const RANGE_KEYS = {
  min: { says: 'The smallest number that is right.' },
  max: { says: 'The largest number that is right.' },
} as const satisfies SuiteKeys

/** What an expected argument may be instead of a literal value, also inside a literal list or object: one of these, alone. `wants` is what it takes. */
export const MATCHERS = {
  equals: { says: 'This value. Use it for a literal object with a key that has the name of a matcher.', wants: 'any value' },
  oneOf: { says: 'One of these values.', wants: 'a list of accepted values' },
  matches: {
    says: 'A text that this regular expression matches. Case is ignored, unless the value has to be exact (an id, a path, code) or the expression has a range such as `[A-Z]`. It runs in linear time: no look-around, no back-reference.',
    wants: 'a regular expression',
  },
  contains: { says: 'A text that contains this one (case is ignored), or a list with this item.', wants: 'a text' },
  range: { says: 'A number from min to max, including both.', wants: '{ min: …, max: … }' },
  date: { says: 'This day, in any format.', wants: 'a day that exists, written YYYY-MM-DD' },
  unordered: { says: 'A list of these values or matchers, in any order.', wants: 'a list of values' },
  any: { says: 'Any value, but the argument must be given.', wants: 'true' },
  absent: { says: 'The argument is left out, or has its default, or is `null` if its schema allows that.', wants: 'true' },
  schema: { says: 'A value that this JSON Schema accepts.', wants: 'a JSON Schema object' },
} as const satisfies Readonly<Record<string, { readonly says: string; readonly wants: string }>>

/** The longest text of an intent. */
export const LONGEST_TEXT = 20_000
