import type { RunReport } from '../../core/report.ts'
import { confusionSentence } from '../../report/run-words.ts'
import { Paged } from '../parts/paged.tsx'
import { Name, Foreign } from '../parts/foreign.tsx'

/** The wrong choices as sentences, the most frequent first. */
export function Confusions({ report }: { readonly report: RunReport }) {
  const { confusion, manifest } = report
  const wrong = confusion.filter(({ expected, called }) => expected !== called)
  const isAlone = manifest.models.length === 1
  return (
    <Paged items={wrong} step={12} unit="confusion">
      {(shown) => (
        <ol class="confusions">
          {shown.map((row, index) => (
            <li key={index}>
              <meter min={0} max={Math.max(1, row.of)} value={row.count} aria-hidden="true" />{' '}
              <span>
                <Foreign text={confusionSentence(row, manifest, (name) => name)} />
                {!isAlone && (
                  <>
                    {' '}
                    <Name text={row.model} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Paged>
  )
}
