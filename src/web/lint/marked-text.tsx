import { useState } from 'preact/hooks'
import { parameterOf } from '../../report/places.ts'
import type { ReportedPlace, ReportedText } from '../../core/reported-text.ts'
import { count } from '../../core/text.ts'
import { Name, Foreign } from '../parts/foreign.tsx'
import { excerptOf } from './excerpt.ts'

interface MarkedTextProps {
  readonly text: ReportedText
  readonly place: ReportedPlace
  /** The tool that the finding is about already: its name is not repeated. */
  readonly tool: string | null
}

/** A text of a tool, with the words that a finding is about marked. */
export function MarkedText({ text, place, tool }: MarkedTextProps) {
  const [isWhole, setWhole] = useState<boolean>()
  const { before, marked, after, cut } = excerptOf(text.text, place.words, isWhole)
  const isJson = /^[[{]/.test(text.text) && !/description$/.test(text.pointer)
  return (
    <figure class="quoted">
      <figcaption>
        {text.tool !== tool && (
          <>
            <Name text={text.tool} />{' '}
          </>
        )}
        <span class="where">{placeName(text.pointer)}</span>
      </figcaption>
      <blockquote class={isJson ? 'json' : undefined}>
        {cut.start && <span class="cut">… </span>}
        <Foreign text={before} most={9_000} />
        {marked !== '' && (
          <mark>
            <Foreign text={marked} />
          </mark>
        )}
        <Foreign text={after} most={9_000} />
        {cut.end && <span class="cut"> …</span>}
        {text.cutFrom !== undefined && !cut.end && <span class="cut"> ({count(text.cutFrom, 'character')} in all)</span>}
        {(cut.start || cut.end) && (
          <button type="button" class="link" onClick={() => setWhole(true)}>
            Show all of it
          </button>
        )}
      </blockquote>
    </figure>
  )
}

/** Where a text stands, in words. */
function placeName(pointer: ReportedText['pointer']): string {
  const parameter = parameterOf(pointer)
  if (parameter !== '') return /\/description$/.test(pointer) ? `description of ${parameter}` : `schema of ${parameter}`
  return pointer === '' ? 'definition' : pointer.slice(1).replaceAll('/', ' › ')
}
