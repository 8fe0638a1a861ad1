/*
 * How well the local models find the right tool in labelled lists that nobody here wrote:
 *   RIGHTCALL_CORPUS=<folder> npx node bench/retrieval/run.ts
 */
import type { Model } from '../../src/core/model.ts'
import { local } from '../../src/models/local.ts'
import { labelledLists, type Labelled } from './corpora.ts'

const folder = process.env['RIGHTCALL_CORPUS']
if (folder === undefined) throw new Error('set RIGHTCALL_CORPUS to the corpus folder')

interface Row {
  readonly list: string
  readonly tools: number
  readonly asked: number
  readonly model: string
  readonly 'at 1 %': string
  readonly 'within 5 %': string
  readonly 'first ms': number
  readonly 'ms each': string
}

const rows: Row[] = []
for (const list of labelledLists(folder)) {
  for (const id of local.ids) {
    rows.push(await measured(list, await local.open(id, { env: {}, baseUrl: undefined, cwd: process.cwd() })))
  }
}
console.table(rows)

async function measured({ id, tools, asked }: Labelled, model: Model): Promise<Row> {
  const started = performance.now()
  await ranking(model, tools, 'anything')
  const ready = performance.now()
  const ranks: number[] = []
  for (const { says, right } of asked) {
    const names = await ranking(model, tools, says)
    ranks.push(names.findIndex((name) => right.includes(name)))
  }
  const share = (within: number) => ((100 * ranks.filter((rank) => rank >= 0 && rank < within).length) / ranks.length).toFixed(1)
  return {
    list: id,
    tools: tools.length,
    asked: asked.length,
    model: model.name,
    'at 1 %': share(1),
    'within 5 %': share(5),
    'first ms': Math.round(ready - started),
    'ms each': ((performance.now() - ready) / asked.length).toFixed(1),
  }
}

async function ranking(model: Model, tools: Labelled['tools'], says: string): Promise<readonly string[]> {
  const reply = await model.ask({ system: undefined, says, tools, repeat: 0 }, new AbortController().signal)
  return reply.ranking ?? []
}
