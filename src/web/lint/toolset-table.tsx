import type { LintReport } from '../../core/report.ts'
import { grouped } from '../../core/text.ts'
import { Paged } from '../parts/paged.tsx'
import { Name } from '../parts/foreign.tsx'
import { Scrollable } from '../parts/scrollable.tsx'

/** The lists of a lint, where there are several. */
export function ToolsetTable({ report: { toolsets, diagnostics } }: { readonly report: LintReport }) {
  if (toolsets.length < 2) return null
  const found = Map.groupBy(diagnostics, ({ toolset }) => toolset)
  const having = (key: string, severity: string): string =>
    grouped((found.get(key) ?? []).filter((one) => one.severity === severity).length)
  return (
    <Paged items={toolsets} step={20} unit="list">
      {(shown) => (
        <Scrollable label="Lists of tools">
          <table>
            <caption>Lists of tools</caption>
            <thead>
              <tr>
                <th scope="col">List</th>
                <th scope="col" class="number">
                  Tools
                </th>
                <th scope="col" class="number">
                  Tokens
                </th>
                <th scope="col" class="number">
                  Errors
                </th>
                <th scope="col" class="number">
                  Warnings
                </th>
                <th scope="col" class="number">
                  Infos
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ key, id, tools, tokens }) => (
                <tr key={key}>
                  <th scope="row">
                    <Name text={id} />
                  </th>
                  <td class="number">{grouped(tools)}</td>
                  <td class="number">{grouped(tokens)}</td>
                  <td class="number">{having(key, 'error')}</td>
                  <td class="number">{having(key, 'warn')}</td>
                  <td class="number">{having(key, 'info')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrollable>
      )}
    </Paged>
  )
}
