import { useState } from 'preact/hooks'
import type { ReportedDiagnostic } from '../../core/report.ts'
import type { ReportedText } from '../../core/reported-text.ts'
import { markedMessage } from '../../core/read-by-words.ts'
import { count, list } from '../../core/text.ts'
import type { Entry } from '../../report/groups.ts'
import { placesOf, toolPlaceName } from '../../report/places.ts'
import { Paged } from '../parts/paged.tsx'
import { SafeLink } from '../parts/safe-link.tsx'
import { Name, Foreign } from '../parts/foreign.tsx'
import { FindingPlace } from './finding-place.tsx'
import { FindingTexts } from './finding-texts.tsx'
import { SeverityMark } from './severity-mark.tsx'

interface EntryCardProps {
  readonly entry: Entry
  readonly texts: readonly ReportedText[]
  /** How many tools the set has. */
  readonly size: number
}

/** What a reader takes in at once: one finding, or those of one rule together. */
export function EntryCard({ entry, texts, size }: EntryCardProps) {
  const [first] = entry.found
  const many = entry.found.length > 1
  return (
    <li class={`entry ${first.severity}`} id={many ? undefined : `finding-${first.fingerprint}`}>
      <p class="entry-head">
        <SeverityMark severity={first.severity} />
        <span class="subject">
          {entry.tools.length > 1 ? (
            count(entry.tools.length, 'tool') + (entry.kind === 'fact' ? ` of ${size}` : '')
          ) : first.tool === null ? (
            'the whole set'
          ) : (
            <Name text={first.tool} />
          )}
        </span>
        <SafeLink to={first.help}>
          <Foreign text={first.rule} most={100} />
        </SafeLink>
        {first.fails && <span class="fails">fails the run</span>}
        {!many && <FindingPlace found={first} />}
      </p>
      <p class="message">
        <Foreign text={markedMessage(first)} />
      </p>
      <FindingTexts found={first} texts={texts} />
      {first.related.length > 0 && (first.places ?? []).length < 2 && (
        <p class="related">
          Also affected: <Foreign text={list(first.related, 8)} most={600} />
        </p>
      )}
      <Repairs found={first} />
      {many && <Others entry={entry} texts={texts} />}
    </li>
  )
}

function Repairs({ found: { patches } }: { readonly found: ReportedDiagnostic }) {
  return (
    <>
      {patches.slice(0, 4).map(({ says, safe }, index) => (
        <p class="repair" key={index}>
          <span class="repair-kind">{safe ? 'Fix' : 'Suggestion'}</span> <Foreign text={says} most={300} />
        </p>
      ))}
    </>
  )
}

/** All findings of an entry, drawn when they are asked for. */
function Others({ entry, texts }: Omit<EntryCardProps, 'size'>) {
  const [isOpen, setOpen] = useState(false)
  const names = placesOf(entry.found, entry.tools).map(toolPlaceName)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {count(entry.found.length, 'place')}: <Foreign text={list(names, 6)} most={400} />
      </summary>
      {isOpen && (
        <Paged items={entry.found} step={20} unit="place">
          {(shown) => (
            <ul class="others">
              {shown.map((found, index) => (
                <li key={index} id={`finding-${found.fingerprint}`}>
                  <p class="entry-head">
                    {found.tool !== null && <Name text={found.tool} />}
                    <FindingPlace found={found} />
                  </p>
                  <FindingTexts found={found} texts={texts} />
                </li>
              ))}
            </ul>
          )}
        </Paged>
      )}
    </details>
  )
}
