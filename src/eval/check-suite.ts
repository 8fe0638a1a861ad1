import { didYouMean } from '../core/did-you-mean.ts'
import { clip, nearest } from '../core/text.ts'
import type { Toolset } from '../core/tool.ts'
import { argumentSchemas } from './argument-schemas.ts'
import { suiteFaults, type Faults, type SuiteFault } from './suite-faults.ts'
import type { Suite } from './suite.ts'

/** Checks that every tool and argument that a suite names exists. @throws UserError with every fault and its place */
export function checkSuite(suite: Suite, toolset: Toolset): void {
  misfits(suite, toolset).throwAny()
}

/** Every tool and argument that a suite names and the tools lack. */
export function misfitsOf(suite: Suite, toolset: Pick<Toolset, 'tools'>): readonly SuiteFault[] {
  return misfits(suite, toolset).found()
}

function misfits(suite: Suite, { tools }: Pick<Toolset, 'tools'>): Faults {
  const faults = suiteFaults(suite.document)
  const byName = new Map(tools.map((tool) => [tool.name, tool]))
  for (const { tool, at, role, arguments: named } of suite.mentions) {
    const known = byName.get(tool)
    if (known === undefined) {
      const hint = didYouMean(nearest(tool, byName.keys()), '')
      faults.add(at, `${role} the tool "${clip(tool, 128)}", which the toolset lacks. ${hint}`.trimEnd())
      continue
    }
    const parameters = argumentSchemas(known.inputSchema)
    for (const argument of named.filter(({ name }) => !parameters.knows(name))) {
      const hint = didYouMean(nearest(argument.name, parameters.names), '')
      const says = `expects the argument "${clip(argument.name, 60)}", which ${tool} does not know. ${hint}`
      faults.add(argument.at, says.trimEnd(), 'key')
    }
  }
  return faults
}
