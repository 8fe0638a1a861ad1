import { segmentsOf, type Pointer } from '../core/pointer.ts'
import type { ReportedDiagnostic } from '../core/report.ts'

/** The parameter that a pointer leads into, dotted where it is nested; of results, `output.x`; `''` for the tool itself. */
export function parameterOf(at: Pointer): string {
  const [root, ...rest] = segmentsOf(at)
  const names: string[] = root === 'outputSchema' ? ['output'] : []
  for (let index = 0; index < rest.length; index++) {
    if (rest[index] !== 'properties') continue
    const name = rest[++index]
    if (name !== undefined) names.push(name)
  }
  return root === 'inputSchema' || names.length > 1 ? names.join('.') : ''
}

/** Where findings are: a tool, and its parameters where they are about some. */
export interface ToolPlaces {
  readonly tool: string
  readonly parameters: readonly string[]
}

/** The places of findings, tool by tool in their order. */
export function placesOf(found: readonly ReportedDiagnostic[], tools: readonly string[]): ToolPlaces[] {
  const byTool = Map.groupBy(found, ({ tool }) => tool)
  return tools.map((tool) => {
    const names = (byTool.get(tool) ?? []).map(({ pointer }) => parameterOf(pointer))
    return { tool, parameters: [...new Set(names)].filter((name) => name !== '') }
  })
}

/** `search` or `search(query, limit)`. */
export function toolPlaceName({ tool, parameters }: ToolPlaces): string {
  return `${tool || '(no name)'}${parameters.length === 0 ? '' : `(${parameters.join(', ')})`}`
}
