/*
 * `npm run demo`: the main job on what the repository brings along. Lints a real server from npm over stdio, then
 * compares two versions of a toolset's descriptions on the golden suite `support-desk`, without key or network. Then what
 * recorded language models did when examples were added: ids and verdicts, for the answers are other people's.
 */
import { spawnSync } from 'node:child_process'
import results from '../bench/recorded/results.json' with { type: 'json' }
import { pointsWords } from '../src/lint/recorded.ts'

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

console.log('\nRecorded models, 50 requests three times each (bench/recorded): an example call in each description\n')
for (const { id, model, verdict, won, lost, ...row } of results.rows) {
  if (id !== `composio/call-examples/${model}`) continue
  console.log(`${verdict}: right calls of ${model} went by ${pointsWords(row)} points`)
  console.log(`  gained: ${won.join(', ') || 'none'}; lost: ${lost.join(', ') || 'none'} (intents of the benchmark)\n`)
}
