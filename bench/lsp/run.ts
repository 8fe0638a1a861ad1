/*
 * `rightcall lsp` as an editor sees it: the time from a keystroke to the diagnostics, in a list of 100 real tools, pushed and
 * pulled, beside a list of one tool and the start; and the server's memory over many edits:
 *   RIGHTCALL_CORPUS=… npx node bench/lsp/run.ts [keystrokes] [edits]
 * Somebody types in a parameter of the largest tool, which is a fifth of the list: in another tool a keystroke takes less.
 * Resident memory holds garbage that V8 has not collected yet; what is alive after a collection is a fraction of it.
 * Needs dist/ as `node scripts/build.ts` makes it. Keystrokes come one at a time, each after the answer to the one before.
 */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { editor } from '../../test/helpers/editor.ts'

const corpus = process.env['RIGHTCALL_CORPUS']
if (corpus === undefined) throw new Error('Set RIGHTCALL_CORPUS to the folder of real tool lists.')
const keystrokes = Number(process.argv[2] ?? 500)
const edits = Number(process.argv[3] ?? 10_000)
const root = mkdtempSync(join(tmpdir(), 'rightcall-bench-lsp-'))
const uri = pathToFileURL(join(root, 'tools.json')).href
const argv = [join(import.meta.dirname, '../../dist/cli.js'), 'lsp', '--stdio']

const real: { description?: string }[] = readdirSync(join(corpus, 'servers'))
  .sort()
  .flatMap((file) => JSON.parse(readFileSync(join(corpus, 'servers', file), 'utf8')).tools)
  .filter((tool: { description?: string }) => (tool.description ?? '').length > 60)

/** A list of real tools, with the place inside the description of the middle one where somebody types. */
function listOf(count: number) {
  const step = Math.floor(real.length / count)
  const tools = Array.from({ length: count }, (_, index) => real[index * step])
  const text = JSON.stringify({ tools }, undefined, 2)
  const at = text.indexOf('"description": "', Math.floor(text.length / 2)) + '"description": "'.length
  const before = text.slice(0, at).split('\n')
  return { text, line: before.length - 1, character: before.at(-1)?.length ?? 0 }
}

async function opened(text: string, pulls: boolean) {
  const client = editor({ cwd: root, argv })
  const began = performance.now()
  await client.start(pulls ? { textDocument: { diagnostic: {} } } : {}, [pathToFileURL(root).href])
  client.open(uri, text)
  await (pulls ? client.pulled(uri) : client.published(uri, 1))
  return { client, start: performance.now() - began }
}

/** Types words, and takes them away again; gives the time that each keystroke's diagnostics took. */
async function typed(count: number, pulls: boolean): Promise<{ start: number; times: number[] }> {
  const { text, line, character } = listOf(count)
  const { client, start } = await opened(text, pulls)
  const times: number[] = []
  for (let key = 0; key < keystrokes; key++) {
    const column = character + (key % 40)
    const at = { line, character: column }
    const back = { start: { line, character }, end: at }
    const letter = key % 6 === 5 ? ' ' : 'abcde'[key % 5]
    const began = performance.now()
    const version = client.change(
      uri,
      key % 40 === 39 ? { range: back, text: '' } : { range: { start: at, end: at }, text: letter },
    )
    await (pulls ? client.pulled(uri) : client.published(uri, version))
    times.push(performance.now() - began)
    client.heard.length = 0
  }
  await client.stop()
  return { start, times }
}

/** Resident megabytes after every tenth of the edits, each of which types other words. */
async function memory(): Promise<number[]> {
  const { text, line, character } = listOf(100)
  const { client } = await opened(text, true)
  const seen: number[] = []
  const at = { line, character }
  for (let edit = 0; edit <= edits; edit++) {
    if (edit % (edits / 10) === 0) seen.push(residentMegabytes(client.server.pid ?? 0))
    const word = `${edit.toString(36)} `
    const end = edit === 0 ? at : { line, character: character + (edit - 1).toString(36).length + 1 }
    client.change(uri, { range: { start: at, end }, text: word })
    await client.pulled(uri)
  }
  await client.stop()
  return seen
}

function residentMegabytes(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
}

function quantile(times: readonly number[], share: number): string {
  return `${(times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0).toFixed(1)} ms`
}

console.log(`Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}, ${keystrokes} keystrokes each`)
for (const count of [1, 100]) {
  for (const pulls of [false, true]) {
    const { start, times } = await typed(count, pulls)
    const warm = times.slice(20)
    console.log(
      `${count} tools, ${pulls ? 'pulled' : 'pushed'}: start to first diagnostics ${start.toFixed(0)} ms; keystroke to diagnostics p50 ${quantile(warm, 0.5)}, p95 ${quantile(warm, 0.95)}, p99 ${quantile(warm, 0.99)}`,
    )
  }
}
if (edits > 0) console.log(`memory over ${edits} edits of 100 tools, in MB of resident memory: ${(await memory()).join(', ')}`)
