import { clip, nearest } from '../core/text.ts'
import type { Toolset } from '../core/tool.ts'
import { argumentSchemas } from './argument-schemas.ts'
import { suiteFaults } from './suite-faults.ts'
import type { Suite } from './suite.ts'

/** Checks that every tool and argument that a suite names exists. @throws UserError with every fault and its place */
export function checkSuite(suite: Suite, toolset: Toolset): void {
  const faults = suiteFaults(suite.document)
  const byName = new Map(toolset.tools.map((tool) => [tool.name, tool]))
  for (const { tool, at, role, arguments: named } of suite.mentions) {
    const known = byName.get(tool)
    if (known === undefined) {
      const near = nearest(tool, byName.keys())
      faults.add(
        at,
        `${role} the tool "${clip(tool, 128)}", which the toolset lacks.${near === undefined ? '' : ` Did you mean ${near}?`}`,
      )
      continue
    }
    const parameters = argumentSchemas(known.inputSchema)
    for (const argument of named.filter(({ name }) => !parameters.knows(name))) {
      faults.add(
        argument.at,
        `expects the argument "${clip(argument.name, 60)}", which ${tool} does not know.${hint(argument.name, parameters.names)}`,
      )
    }
  }
  faults.throwAny()
}

function hint(name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  return near === undefined ? '' : ` Did you mean ${near}?`
}
