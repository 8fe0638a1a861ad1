import { rowsOf, type Contrast, type MovedRow } from './contrast.ts'
import { agentgauge } from './sources/agentgauge.ts'
import { azure } from './sources/azure.ts'
import { composio } from './sources/composio.ts'
import { paramx } from './sources/paramx.ts'
import { smelly } from './sources/smelly.ts'
import { thousandTools } from './sources/thousand-tools.ts'

/** Source → its interventions, from the folder of the recordings. */
export const RECORDINGS: Readonly<Record<string, (folder: string) => Contrast[]>> = {
  composio,
  agentgauge,
  'thousand-tools': thousandTools,
  paramx,
  azure,
  smelly,
}

/** Every row of some contrasts; two of one id would be one evidence for two things. */
export function resultsOf(contrasts: readonly Contrast[]): MovedRow[] {
  const rows = contrasts.flatMap(rowsOf)
  const twice = rows.find(({ id }, index) => rows.findIndex((other) => other.id === id) !== index)
  if (twice !== undefined) throw new Error(`two rows are called ${twice.id}`)
  return rows
}
