import type { ComparisonReport } from '../../core/report.ts'
import type { ComparedSide } from '../../core/comparison.ts'
import { grouped } from '../../core/text.ts'
import { dollars } from '../../report/numbers.ts'
import { Foreign } from '../parts/foreign.tsx'
import { Scrollable } from '../parts/scrollable.tsx'

/** What each side is, and what it takes. */
export function SidesTable({ sides }: Pick<ComparisonReport, 'sides'>) {
  return (
    <Scrollable label="The two sides">
      <table class="sides">
        <thead>
          <tr>
            <th scope="col">Side</th>
            <th scope="col">From</th>
            <th scope="col" class="number">
              Tools
            </th>
            <th scope="col" class="number">
              Tokens of the list
            </th>
            <th scope="col" class="number">
              Answers
            </th>
            <th scope="col" class="number">
              Input tokens
            </th>
            <th scope="col" class="number">
              Output tokens
            </th>
            <th scope="col" class="number">
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          <Side name="before" side={sides.before} />
          <Side name="after" side={sides.after} />
        </tbody>
      </table>
    </Scrollable>
  )
}

function Side({ name, side: { from, tools, listTokens, answers } }: { readonly name: string; readonly side: ComparedSide }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Foreign text={from} most={200} />
      </td>
      <td class="number">{grouped(tools)}</td>
      <td class="number">{grouped(listTokens)}</td>
      <td class="number">{grouped(answers.count)}</td>
      <td class="number">{amount(answers.inputTokens)}</td>
      <td class="number">{amount(answers.outputTokens)}</td>
      <td class="number">{answers.dollars === null ? 'unknown' : dollars(answers.dollars)}</td>
    </tr>
  )
}

function amount(tokens: number | null): string {
  return tokens === null ? 'unknown' : grouped(tokens)
}
