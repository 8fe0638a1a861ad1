import { didYouMean } from '../core/did-you-mean.ts'
import { clip, nearest } from '../core/text.ts'
import type { Toolset } from '../core/tool.ts'
import { argumentSchemas } from './argument-schemas.ts'
import { newName } from './rename.ts'
import { suiteFaults, type Faults, type SuiteFault } from './suite-faults.ts'
import type { Suite } from './suite.ts'

/**
 * Checks that every tool and argument that a suite names exists: in one of the toolsets, where there are two.
 * @throws UserError with every fault and its place
 */
export function checkSuite(suite: Suite, ...toolsets: readonly Toolset[]): void {
  misfits(suite, toolsets).throwAny()
}

/** Every tool and argument that a suite names and the tools lack. */
export function misfitsOf(suite: Suite, toolset: Pick<Toolset, 'tools'>): readonly SuiteFault[] {
  return misfits(suite, [toolset]).found()
}

function misfits(suite: Suite, toolsets: readonly Pick<Toolset, 'tools'>[]): Faults {
  const faults = suiteFaults(suite.document)
  const lacks = toolsets.length > 1 ? 'which neither toolset has' : 'which the toolset lacks'
  const byName = Map.groupBy(
    // of tools with one name in one list, the last one counts
    toolsets.flatMap(({ tools }) => [...new Map(tools.map((tool) => [tool.name, tool])).values()]),
    ({ name }) => name,
  )
  const { renames } = suite
  for (const { tool, at, role, arguments: named } of suite.mentions) {
    const aliases = Object.keys(renames).flatMap((from) => {
      const to = newName(from, renames)
      return from === tool ? [to] : to === tool ? [from] : []
    })
    const known = [tool, ...(toolsets.length > 1 ? aliases : [])].flatMap((name) => byName.get(name) ?? [])
    if (known.length === 0) {
      const hint = didYouMean(nearest(tool, byName.keys()), '')
      faults.add(at, `${role} the tool "${clip(tool, 128)}", ${lacks}. ${hint}`.trimEnd())
      continue
    }
    const schemas = known.map(({ inputSchema }) => argumentSchemas(inputSchema))
    for (const argument of named.filter(({ name }) => !schemas.some((parameters) => parameters.knows(name)))) {
      const names = schemas.flatMap((parameters) => parameters.names)
      const hint = didYouMean(nearest(argument.name, names), '')
      const says = `expects the argument "${clip(argument.name, 60)}", which ${tool} does not know. ${hint}`
      faults.add(argument.at, says.trimEnd(), 'key')
    }
  }
  return faults
}
