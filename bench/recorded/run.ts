/*
 * Replays recorded answers of real models through our own scorers and our own comparison:
 *   RIGHTCALL_CORPUS=<folder> node bench/recorded/run.ts
 */
import { join } from 'node:path'
import { rowsOf } from './contrast.ts'
import { agentgauge } from './sources/agentgauge.ts'
import { azure } from './sources/azure.ts'
import { composio } from './sources/composio.ts'
import { paramx } from './sources/paramx.ts'
import { smelly } from './sources/smelly.ts'
import { thousandTools } from './sources/thousand-tools.ts'
const folder = join(process.env['RIGHTCALL_CORPUS'] ?? '', 'recorded')
for (const source of [composio, agentgauge, paramx, azure, smelly, thousandTools]) {
  const t = performance.now()
  for (const c of source(folder)) for (const row of rowsOf(c)) console.log(row.id, row.n, row.clusters, row.published?.join('>') ?? '-', row.ours.join('>'), row.delta, `[${row.low}, ${row.high}]`, row.p, row.alone, row.verdict, `+${row.won.length} -${row.lost.length}`)
  console.log('ms', Math.round(performance.now() - t))
}
