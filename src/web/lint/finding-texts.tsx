import type { ReportedDiagnostic } from '../../core/report.ts'
import type { ReportedText } from '../../core/reported-text.ts'
import { MarkedText } from './marked-text.tsx'

interface FindingTextsProps {
  readonly found: ReportedDiagnostic
  readonly texts: readonly ReportedText[]
}

/** What a finding is about: the places of a contradiction side by side. */
export function FindingTexts({ found: { places = [], tool }, texts }: FindingTextsProps) {
  const shown = places.flatMap((place) => {
    const text = texts[place.text]
    return text === undefined ? [] : [{ place, text }]
  })
  if (shown.length === 0) return null
  return (
    <div class={shown.length > 1 ? 'texts pair' : 'texts'}>
      {shown.map(({ place, text }, index) => (
        <MarkedText key={index} place={place} text={text} tool={tool} />
      ))}
    </div>
  )
}
