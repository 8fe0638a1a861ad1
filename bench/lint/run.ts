/*
 * Whole-process time and peak memory of `rightcall lint` on tool lists made from the corpus of real servers, beside
 * `node -e 0`, `JSON.parse` of the same bytes and peers (see README.md):
 *   RIGHTCALL_CORPUS=… npx node bench/lint/run.ts [runs]
 * Medians of interleaved runs; quote the ratios, for the machine's own speed drifts.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const corpus = process.env['RIGHTCALL_CORPUS']
if (corpus === undefined) throw new Error('Set RIGHTCALL_CORPUS to the folder of real tool lists.')
const runs = Number(process.argv[2] ?? 7)
const here = dirname(fileURLToPath(import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'rightcall-bench-'))
/** What takes longer is ended, and said to. */
const PATIENCE_MS = 60_000
const SIZES = [14, 1_000, 10_000]
const REPORT_MEMORY = `--import=data:text/javascript,${encodeURIComponent(
  "process.on('exit',()=>process.stderr.write('maxrss '+process.resourceUsage().maxRSS+' '))",
)}`

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

interface Case {
  readonly name: string
  readonly args: readonly string[]
  readonly seconds: number[]
  megabytes: number
  gaveUp: boolean
}

const newCase = (name: string, args: readonly string[]): Case => ({ name, args, seconds: [], megabytes: 0, gaveUp: false })
const files = SIZES.map((count) => ({ count: count.toLocaleString('en'), path: made(count) }))
const peer = (package_: string, bin: string) => join(here, 'node_modules', package_, bin)
const [mcpgrade, spectral] = [peer('mcpgrade', 'dist/cli.js'), peer('@stoplight/spectral-cli', 'dist/index.js')]

const cases: Case[] = [
  newCase('node -e 0', ['-e', '0']),
  ...files.map(({ count, path }) =>
    newCase(`JSON.parse of ${count}`, ['-e', `JSON.parse(require('fs').readFileSync(${JSON.stringify(path)}))`]),
  ),
  ...files.map(({ count, path }) => newCase(`rightcall, ${count} tools`, ['dist/cli.js', 'lint', path, '--format', 'json'])),
  ...files.flatMap(({ count, path }) => [
    ...(existsSync(spectral)
      ? [newCase(`spectral, ${count} tools`, [spectral, 'lint', path, '-r', join(here, 'spectral.yaml'), '-f', 'json', '-q'])]
      : []),
    ...(existsSync(mcpgrade) ? [newCase(`mcpgrade, ${count} tools`, [mcpgrade, '--snapshot', path, '--json'])] : []),
  ]),
]
if (!existsSync(spectral)) console.log('Without peers: run `npm ci` in bench/lint for them.')

for (let run = -1; run < runs; run++) for (const one of cases) if (!one.gaveUp) measure(one, run)
rmSync(scratch, { recursive: true })

/** The first run warms the disk and tells the memory; it is not counted. */
function measure(one: Case, run: number): void {
  const args = run < 0 ? [REPORT_MEMORY, ...one.args] : one.args
  const started = performance.now()
  const { status, stderr, error } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: PATIENCE_MS,
  })
  if (error !== undefined) one.gaveUp = true
  else if (status !== 0 && status !== 1) throw new Error(`${one.name} left with ${status}: ${stderr}`)
  else if (run >= 0) one.seconds.push((performance.now() - started) / 1000)
  one.megabytes = Math.max(one.megabytes, Number(/maxrss (\d+)/.exec(stderr)?.[1] ?? 0) / 1024)
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
const timeOf = (name: string) => median(cases.find((one) => one.name === name)?.seconds ?? [])
const bare = timeOf('node -e 0')
console.log(`${runs} runs each, ${process.version}, medians (fastest to slowest), peak memory of one run`)
for (const { name, seconds, megabytes, gaveUp } of cases) {
  if (gaveUp) {
    console.log(`${name.padEnd(24)} ended after ${PATIENCE_MS / 1000} s`)
    continue
  }
  const time = median(seconds)
  const range = `(${Math.min(...seconds).toFixed(3)} to ${Math.max(...seconds).toFixed(3)})`
  console.log(
    `${name.padEnd(24)} ${time.toFixed(3)} s ${range.padEnd(18)} ${(time - bare).toFixed(3)} s over the bare start, ${(time / bare).toFixed(1)} × of it, ${megabytes.toFixed(0)} MB`,
  )
}
const growth = (timeOf('rightcall, 10,000 tools') - bare) / (timeOf('rightcall, 1,000 tools') - bare)
console.log(`growth of rightcall from 1,000 to 10,000 tools, over the bare start: ${growth.toFixed(1)} ×`)
