/** What a key of the configuration is for, and what it takes, for whoever left it empty. The published schema says the same. */
interface KeySpec {
  readonly says: string
  readonly takes: string
}

export type Keys = Readonly<Record<string, KeySpec>>

const RULES: KeySpec = {
  says: 'Level and options by rule id, or by a glob of ids such as safety/*. A glob changes the level of the rules that run; it does not switch on others.',
  takes: 'rules and their levels, such as { description/vague: off }',
}
const PROFILES: KeySpec = {
  says: 'Clients and providers whose limits are checked.',
  takes: 'a list of clients, such as [cursor, openai]',
}
const MAX_WARNINGS: KeySpec = { says: 'More warnings than this fail the run.', takes: 'a whole number, such as 20' }
const FAIL_ON: KeySpec = {
  says: 'Findings of at least this certainty fail the run, whatever their severity. Without this key, errors do.',
  takes: 'proved, likely or advice',
}
const GATE: KeySpec = {
  says: 'Rules, or globs of rules, whose findings fail the run by themselves, whatever their severity.',
  takes: 'a list of rules, such as [description/vague, safety/*]',
}

export const FILE_KEYS = {
  $schema: { says: 'The address of the schema of this file, for editors.', takes: 'the address of a JSON Schema' },
  extends: { says: 'Files whose settings this file builds on, relative to it.', takes: 'a file, or a list of files' },
  preset: {
    says: 'The rules that run: recommended, or strict, which runs more rules and makes every info a warning.',
    takes: 'recommended or strict',
  },
  profiles: PROFILES,
  rules: RULES,
  ignore: {
    says: 'Findings that somebody reviewed and accepts, each with a reason.',
    takes: 'a list of entries with "rule" and "reason"',
  },
  overrides: {
    says: 'Rules for some files. Later entries override earlier ones.',
    takes: 'a list of entries with "files" and "rules"',
  },
  targets: {
    says: 'What `rightcall lint` checks when nothing is named: files, globs, folders and URLs, or entries with a name and settings of their own.',
    takes: 'a list of files, or of entries such as { name: shop, files: shop.json }',
  },
  'max-warnings': MAX_WARNINGS,
  lint: { says: 'Settings of `rightcall lint`.', takes: 'settings such as { fail-on: proved }' },
  gate: GATE,
  prices: {
    says: 'What models cost, by name, in dollars per million tokens. Overrides the prices that rightcall knows.',
    takes: 'models and their prices, such as { openai:gpt-6-luna: { input: 0.1, output: 0.5 } }',
  },
  eval: {
    says: 'Settings of `rightcall eval`.',
    takes: 'settings such as { suites: [golden], models: [local:hybrid], thresholds: { retrieval@1: 0.8 } }',
  },
} as const satisfies Keys

export const EVAL_KEYS = {
  suites: {
    says: 'The suites that run when none is named: files, or folders with an intents.yaml, relative to this file.',
    takes: 'a list of suites',
  },
  models: { says: 'The models that are asked when none is named.', takes: 'a list of models, such as [local:hybrid]' },
  parameters: {
    says: 'Parameters for models. The `parameters` of a suite override them, and flags override both.',
    takes: 'parameters, such as { temperature: 0 }',
  },
  thresholds: {
    says: 'What each metric of each model must reach, as a fraction: `right-call: 0.9` is 90 %. `{ min: 0.9, drop: 0.03 }` also limits how far it may fall since the run that `against` names. A missed threshold means exit code 1.',
    takes: 'metrics and fractions, such as { right-call: 0.9, forbidden: 1 }',
  },
  against: {
    says: 'The run that a `drop` is counted from: its folder (`--out`), relative to this file, or `previous`, the newest run of the same suite.',
    takes: 'the folder of a run, or previous',
  },
} as const satisfies Keys

export const THRESHOLD_KEYS = {
  min: { says: 'The lowest value that passes: 0.9, or `90 %`.', takes: 'a fraction, such as 0.9' },
  drop: {
    says: 'The most that the metric may fall since the run that `against` names: 0.03, or `3 points`. A larger drop that chance can explain is reported, and passes.',
    takes: 'a fraction, such as 0.03',
  },
} as const satisfies Keys

export const LINT_KEYS = {
  'fail-on': FAIL_ON,
  baseline: {
    says: 'The file of findings that are accepted for now, relative to this file. `rightcall lint --write-baseline` writes it.',
    takes: 'the path of a file, such as rightcall.baseline.json',
  },
} as const satisfies Keys

export const PRICE_KEYS = {
  input: { says: 'The price of input.', takes: 'dollars per million tokens' },
  output: { says: 'The price of output.', takes: 'dollars per million tokens' },
  'cache-read': {
    says: 'The price of input that is read from the prompt cache. Without this key, that of other input.',
    takes: 'dollars per million tokens',
  },
  'cache-write': {
    says: 'The price of input that is written to the prompt cache. Without this key, that of other input.',
    takes: 'dollars per million tokens',
  },
} as const satisfies Keys

export const OVERRIDE_KEYS = {
  files: {
    says: 'Patterns of the files and servers to which the rules apply, relative to this file.',
    takes: "a list of patterns, such as ['legacy/**']",
  },
  rules: RULES,
} as const satisfies Keys

export const IGNORE_KEYS = {
  rule: { says: 'The rule, or a glob of rules.', takes: 'the id of a rule' },
  tool: { says: 'The name of the tool. Without this key: every tool.', takes: 'the name of a tool' },
  at: {
    says: 'A JSON Pointer into the tool: this place and everything below it. Without this key: every place.',
    takes: 'a JSON Pointer, such as /description',
  },
  reason: { says: 'Why the finding is accepted.', takes: 'why the finding is accepted' },
} as const satisfies Keys

export const TARGET_KEYS = {
  name: { says: 'The name of the target in reports and for `--target`.', takes: 'a name, such as shop' },
  files: {
    says: 'Files, globs (`!…` leaves files out) and folders, relative to this file.',
    takes: "a file, or a list of files, such as ['servers/*.json']",
  },
  url: {
    says: 'The address of an MCP server. It is read only with `--connect`.',
    takes: 'an address, such as https://host/mcp',
  },
  stdio: {
    says: 'The command that starts an MCP server, in the folder of this file. It is started only with `--connect`.',
    takes: 'a command, such as npx -y some-mcp-server',
  },
  headers: {
    says: 'Headers for the url. ${NAME} is replaced by the value from the environment.',
    takes: 'headers, such as { Authorization: "Bearer ${TOKEN}" }',
  },
  env: {
    says: 'Variables for the command. In addition, it gets only basic ones, such as PATH. ${NAME} is replaced by the value from the environment.',
    takes: 'variables, such as { TOKEN: "${TOKEN}" }',
  },
  rules: { ...RULES, says: `For this target; overrides the rules above. ${RULES.says}` },
  profiles: { ...PROFILES, says: `For this target, instead of those above. ${PROFILES.says}` },
  'max-warnings': {
    ...MAX_WARNINGS,
    says: `For this target. A target with max-warnings, gate or fail-on is judged separately. ${MAX_WARNINGS.says}`,
  },
  gate: { ...GATE, says: `For this target, instead of the gate above. ${GATE.says}` },
  'fail-on': { ...FAIL_ON, says: `For this target, instead of the one above. ${FAIL_ON.says}` },
} as const satisfies Keys
