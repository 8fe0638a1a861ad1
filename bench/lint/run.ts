/*
 * Whole-process time of `rightcall lint` against `node -e 0`, on tool lists made from the corpus of real servers:
 *   RIGHTCALL_CORPUS=… npx node bench/lint/run.ts [runs]
 * Medians of interleaved runs; quote the ratios, for the machine's own speed drifts.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const corpus = process.env['RIGHTCALL_CORPUS']
if (corpus === undefined) throw new Error('Set RIGHTCALL_CORPUS to the folder of real tool lists.')
const runs = Number(process.argv[2] ?? 7)
const scratch = mkdtempSync(join(tmpdir(), 'rightcall-bench-'))

interface Served {
  readonly name: string
  readonly description?: string
}

const real: Served[] = readdirSync(join(corpus, 'servers'))
  .sort()
  .flatMap((file) => JSON.parse(readFileSync(join(corpus, 'servers', file), 'utf8')).tools)

/** The corpus' tools in turn; a second helping gets names and descriptions of its own, so that no text is met twice. */
function made(count: number): string {
  const tools = Array.from({ length: count }, (_, index) => {
    const tool = real[index % real.length]
    const helping = Math.floor(index / real.length)
    return helping === 0
      ? tool
      : { ...tool, name: `${tool?.name}_${helping}`, description: `${tool?.description ?? ''} Edition ${helping}.` }
  })
  const path = join(scratch, `${count}.json`)
  writeFileSync(path, JSON.stringify({ tools }, null, 2))
  return path
}

const cases: [string, string[]][] = [
  ['node -e 0', ['-e', '0']],
  ...[14, 1_000, 10_000].map((count): [string, string[]] => [
    `lint ${count} tools`,
    ['dist/cli.js', 'lint', made(count), '--format', 'json'],
  ]),
  ['JSON.parse of 10,000', ['-e', `JSON.parse(require('fs').readFileSync(${JSON.stringify(join(scratch, '10000.json'))}))`]],
]

const seconds = new Map(cases.map(([name]) => [name, [] as number[]]))
for (let run = -1; run < runs; run++) {
  for (const [name, args] of cases) {
    const started = performance.now()
    const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    if (status !== 0 && status !== 1) throw new Error(`${name} left with ${status}: ${stderr}`)
    if (run >= 0) seconds.get(name)?.push((performance.now() - started) / 1000)
  }
}
rmSync(scratch, { recursive: true })

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
const bare = median(seconds.get('node -e 0') ?? [])
console.log(`${runs} runs each, ${process.version}, medians`)
for (const [name, values] of seconds) {
  const time = median(values)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  console.log(
    `${name.padEnd(22)} ${time.toFixed(3)} s  (${least.toFixed(3)} to ${most.toFixed(3)})  ${(time / bare).toFixed(1)} × node -e 0`,
  )
}
