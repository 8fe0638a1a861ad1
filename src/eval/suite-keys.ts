/** What a key of a suite is for. The reader knows exactly these keys, and the published schema says the same of them. */
export type SuiteKeys = Readonly<Record<string, { readonly says: string }>>

export const SUITE_KEYS = {
  $schema: { says: 'The address of the schema of this file, for editors.' },
  toolset: {
    says: 'The tools that the model may choose from: a file relative to this one, a URL, `{ stdio: command }` or `{ tools: […] }`.',
  },
  defaults: { says: 'What intents have that say nothing of their own.' },
  prompt: { says: 'What the model is told in addition to the intent.' },
  parameters: {
    says: 'How models are to answer. Flags override it, and it overrides the configuration; models that take no parameters leave it alone.',
  },
  renames: { says: 'Old tool name to new tool name, or to `{ to, arguments }`, so that `rightcall compare` follows a rename.' },
  intents: { says: 'What people say, and what a model should do about it.' },
} as const satisfies SuiteKeys

const NOT = 'Tools that must not be called. A call of one of these is a failure of its own kind.'
const CLUSTER = 'Intents of one cluster are variants of one another, so they count as one where intervals are computed.'

export const INTENT_KEYS = {
  id: { says: 'What the intent is called in reports. It is unique in the suite, and stays the same when the words change.' },
  says: { says: 'What a person says to the model, in their own words.' },
  expect: {
    says: 'The right answer: `none` is no call, `ask` is a question back; else a call, several `calls`, or `anyOf` several right answers.',
  },
  not: { says: NOT },
  tags: { says: 'Words to choose intents by (`--filter`), and to group them.' },
  cluster: { says: `${CLUSTER} Left out, the intent stands for itself.` },
} as const satisfies SuiteKeys

export const DEFAULTS_KEYS = {
  not: { says: `${NOT} An intent with a list of its own does not have these.` },
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
  to: { says: 'The new name of the tool. Left out, it is called as before.' },
  arguments: { says: 'Old argument name to new argument name.' },
} as const satisfies SuiteKeys

export const TOOLSET_KEYS = {
  stdio: {
    says: 'The command that starts an MCP server: one line as in a shell, or a list of its words. It is started only under `--connect`.',
  },
  tools: { says: 'The tools themselves, as `tools/list` gives them.' },
} as const satisfies SuiteKeys

export const CALL_KEYS = {
  tool: { says: 'The name of the tool that should be called.' },
  arguments: {
    says: 'Values or matchers by argument. An argument that is not named here may be given at its default, empty, as the page size, or with what the intent says in its own words; see `only` and `exact`.',
  },
  only: { says: 'Arguments that may have any value in addition to those in `arguments`. No others may be given.' },
  exact: { says: '`true` if no other argument than those in `arguments` may be given, except at its default.' },
} as const satisfies SuiteKeys

export const CALLS_KEYS = {
  calls: {
    says: 'Calls that together are the right answer. The first step is enough (any of them, or the first where the order is given), since no result is there for the next.',
  },
  order: { says: '`given` where the calls must come in this order, `any` (the default) where they need not.' },
} as const satisfies SuiteKeys

export const ALL_KEYS = {
  all: { says: 'Calls that must all be made in one answer.' },
  order: CALLS_KEYS.order,
} as const satisfies SuiteKeys

export const ANY_OF_KEYS = {
  anyOf: { says: 'Several right answers; one of them is enough: calls, `none` and `ask`.' },
} as const satisfies SuiteKeys

export const RANGE_KEYS = {
  min: { says: 'The least number that is right.' },
  max: { says: 'The largest number that is right.' },
} as const satisfies SuiteKeys

/** What an expected argument may be instead of a literal value, also inside a literal list or object: one of these, alone. `wants` is what it takes. */
export const MATCHERS = {
  equals: { says: 'This value. The way to write a literal object with a key that is called as a matcher.', wants: 'any value' },
  oneOf: { says: 'One of these values.', wants: 'a list of accepted values' },
  matches: {
    says: 'A text in which this regular expression finds something, in upper or lower case, unless the value has to be exact (an id, a path, code) or the expression has a range such as `[A-Z]`. It runs in linear time: no look-around, no back-reference.',
    wants: 'a regular expression',
  },
  contains: { says: 'A text that contains this one, in upper or lower case; or a list with this item.', wants: 'a text' },
  range: { says: 'A number between min and max, both included.', wants: '{ min: …, max: … }' },
  date: { says: 'This day, however the model writes it.', wants: 'a day that exists, written YYYY-MM-DD' },
  unordered: { says: 'A list of these values or matchers, in any order.', wants: 'a list of values' },
  any: { says: 'Any value, but one is given.', wants: 'true' },
  absent: { says: 'The argument is left out, or given at its default, or `null` where its schema takes that.', wants: 'true' },
  schema: { says: 'A value that this JSON Schema accepts.', wants: 'a JSON Schema object' },
} as const satisfies Readonly<Record<string, { readonly says: string; readonly wants: string }>>

/** The longest text of an intent. */
export const LONGEST_TEXT = 20_000
