import { count } from '../../core/text.ts'
import type { RunAnswer } from '../../serve/answers.ts'
import { Name } from '../parts/foreign.tsx'
import { Heading } from '../parts/heading.tsx'
import { Paged } from '../parts/paged.tsx'
import { address } from './route.ts'

/** The tools of a run: which of them the suite meant, which a model chose, and what each of them was called before. */
export function Coverage({ answer: { tools, report } }: { readonly answer: RunAnswer }) {
  if (tools.length === 0) return null
  const rows = Map.groupBy(report.perTool ?? [], ({ tool }) => tool)
  const isMeant = (tool: string) => (rows.get(tool) ?? []).some(({ recall }) => recall.n > 0)
  const isChosen = (tool: string) => (rows.get(tool) ?? []).some(({ precision }) => precision.n > 0)
  const kinds = [
    { title: 'Meant, but never chosen', names: tools.filter((tool) => isMeant(tool) && !isChosen(tool)), open: true },
    { title: 'No intent is meant for it', names: tools.filter((tool) => !isMeant(tool)), open: false },
    { title: 'Meant and chosen', names: tools.filter((tool) => isMeant(tool) && isChosen(tool)), open: false },
  ]
  const toolset = report.manifest.toolset.id
  return (
    <section>
      <Heading>Which tools were tried</Heading>
      <p class="heading-note">
        {count(tools.length, 'tool')} declared, {tools.filter(isMeant).length} meant by an intent, {tools.filter(isChosen).length}{' '}
        chosen by a model. Each leads to its descriptions over time.
      </p>
      {kinds.map(
        ({ title, names, open }) =>
          names.length > 0 && (
            <details key={title} open={open} class="coverage">
              <summary>
                {title}: {names.length}
              </summary>
              <Paged items={names} step={60} unit="tool">
                {(shown) => (
                  <ul>
                    {shown.map((tool) => (
                      <li key={tool}>
                        <a href={address('/tool', { toolset, tool })}>
                          <Name text={tool} />
                        </a>
                      </li>
                    ))}
                  </ul>
                )}
              </Paged>
            </details>
          ),
      )}
    </section>
  )
}
