import type { JsonObject } from '../../core/json.ts'
import { count } from '../../core/text.ts'
import { Name } from '../parts/foreign.tsx'
import { Paged } from '../parts/paged.tsx'
import { Quoted } from './quoted.tsx'
import { address } from './route.ts'

/** A tool as a model saw it. */
export interface SeenTool {
  /** The name that it saw. */
  readonly name: string
  /** The server's name, where the model saw another. */
  readonly own?: string | undefined
  readonly description: string
  readonly parameters: JsonObject | undefined
  /** Of a description that was cut: its whole length, in UTF-16 units. */
  readonly cutFrom?: number | undefined
}

interface SeenToolsProps {
  readonly tools: readonly SeenTool[]
  readonly toolset: string
  /** The server's names of those that were chosen, and of those that were meant. */
  readonly chosen: ReadonlySet<string>
  readonly expected: ReadonlySet<string>
}

/** What a model could choose from: the tools that it chose or should have chosen come first, each with its place in the list. */
export function SeenTools({ tools, toolset, chosen, expected }: SeenToolsProps) {
  const placed = tools.map((tool, at) => ({ ...tool, place: at + 1, served: tool.own ?? tool.name }))
  const isConcerned = ({ served }: { readonly served: string }) => chosen.has(served) || expected.has(served)
  const sorted = [...placed.filter(isConcerned), ...placed.filter((tool) => !isConcerned(tool))]
  return (
    <Paged items={sorted} step={20} unit="tool">
      {(shown) =>
        shown.map((tool) => {
          const { name, own, served, description, parameters, cutFrom, place } = tool
          return (
            <details key={place} open={isConcerned(tool)} class="shown-tool">
              <summary>
                {place}. <Name text={name} /> {chosen.has(served) && <span class="tag">chosen</span>}{' '}
                {expected.has(served) && <span class="tag">expected</span>}
                {own !== undefined && (
                  <span class="under">
                    the server calls it <Name text={own} />
                  </span>
                )}
              </summary>
              <Quoted
                title={
                  <>
                    Description <a href={address('/tool', { toolset, tool: served })}>over time</a>
                    {cutFrom !== undefined &&
                      ` (the first ${count(description.length, 'character')} of ${cutFrom}: the rest was cut)`}
                  </>
                }
                text={description}
              />
              {parameters !== undefined && <Quoted title="Parameters" text={JSON.stringify(parameters, undefined, 2)} isJson />}
            </details>
          )
        })
      }
    </Paged>
  )
}
