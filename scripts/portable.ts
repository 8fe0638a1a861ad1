/*
 * Runs the tests that hold on every system, with the Node that runs this file: CI calls it on Linux, macOS and Windows and
 * with the oldest Node. npm and npx would put the Node of `node_modules` in front. Needs dist/ (`node scripts/build.ts`).
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

/** Real browsers and editors, shell scripts, and checks of the repository itself: `npm test` on Linux covers these. */
const ON_LINUX = ['ci', 'docs', 'editors', 'evidence', 'golden', 'scripts', 'static', 'structure', 'vscode', 'web']

/** These start servers, git and signals as POSIX has them. */
const NOT_ON_WINDOWS = [
  ...ON_LINUX,
  'cli',
  'config',
  'eslint',
  'init',
  'lsp',
  'mcp',
  'sdk',
  'serve',
  'session',
  'sources',
  'store',
  'tui',
]

const left = process.platform === 'win32' ? NOT_ON_WINDOWS : ON_LINUX
const folders = readdirSync('test', { withFileTypes: true }).filter((entry) => entry.isDirectory() && !left.includes(entry.name))
const argv = ['node_modules/vitest/vitest.mjs', 'run', ...folders.map(({ name }) => `test/${name}/`)]
const { status } = spawnSync(process.execPath, argv, { stdio: 'inherit' })
process.exitCode = status ?? 1
