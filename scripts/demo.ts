/*
 * `npm run demo`: the main job on what the repository brings along. Lints a real server from npm over stdio, then
 * compares two versions of a toolset's descriptions on the golden suite `support-desk`, without key or network.
 */
import { spawnSync } from 'node:child_process'

const COMMANDS: readonly (readonly string[])[] = [
  ['lint', '--stdio', 'npx @modelcontextprotocol/server-filesystem .'],
  [
    'compare',
    'golden/support-desk/before.json',
    'golden/support-desk/after.json',
    '--suite',
    'golden/support-desk',
    '--model',
    'local:hybrid',
  ],
]

for (const args of COMMANDS) {
  console.log(`\n$ npx rightcall ${args.map((word) => (word.includes(' ') ? `"${word}"` : word)).join(' ')}\n`)
  const { status } = spawnSync(process.execPath, ['dist/cli.js', ...args], { stdio: 'inherit' })
  if (status !== 0 && status !== 1) process.exitCode = status ?? 2
}
