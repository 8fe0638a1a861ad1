import type { Pointer } from '../core/pointer.ts'
import type { Toolset } from '../core/tool.ts'
import { parametersOf } from '../schema/parameters.ts'
import { valuePath } from '../schema/path.ts'
import type { Found } from './found.ts'
import type { MatchedTools, ToolPair } from './match-tools.ts'
import { gone, namesIn } from './names-in-texts.ts'
import { singleSpaced } from './text.ts'

/** By pair of tools: its texts that stand as they did and send a model to a tool that has another name now, or is gone. */
export function staleReferences(
  after: Pick<Toolset, 'tools'>,
  { pairs, removed }: MatchedTools,
): ReadonlyMap<ToolPair, readonly Found[]> {
  const renamed = new Map(
    pairs.flatMap((pair) => (pair.before.name === pair.after.name ? [] : [[pair.before.name, pair.after.name] as const])),
  )
  const names = gone(
    [...renamed.keys(), ...removed.map(({ name }) => name)],
    after.tools.map(({ name }) => name),
  )
  if (names.size === 0) return new Map()
  return new Map(
    pairs.map((pair) => {
      const stood = new Map(textsOf(pair.before).map(([at, text]) => [singleSpaced(text), at]))
      const found = textsOf(pair.after).flatMap(([at, text, path]) => {
        const then = stood.get(singleSpaced(text))
        if (then === undefined) return []
        return namesIn(text, names).map((name): Found => {
          const now = renamed.get(name)
          const what = now === undefined ? 'no tool has that name now' : `that tool is called \`${now}\` now`
          return {
            kind: 'stale-text',
            path,
            before: { pointer: then, value: name },
            after: { pointer: at, value: name },
            says: `The text did not change and still names \`${name}\`; ${what}.`,
          }
        })
      })
      return [pair, found]
    }),
  )
}

function textsOf(tool: ToolPair['before']): (readonly [at: Pointer, text: string, path: string | null])[] {
  return [
    ...(tool.description ? [['/description', tool.description, null] as const] : []),
    ...parametersOf(tool).flatMap(({ at, description, descriptionAt }) =>
      description ? [[descriptionAt, description, valuePath(at)] as const] : [],
    ),
  ]
}
