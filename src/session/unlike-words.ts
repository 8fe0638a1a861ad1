import type { NotComparable } from '../core/comparison.ts'
import { clip } from '../core/text.ts'
import type { Unlike } from '../core/unlike.ts'

/** A reason as the report of a comparison states it. */
export function notComparableOf({ what, pair, before, after }: Unlike): NotComparable {
  if (what === 'parameters') return { what, before: `${pair?.before} with ${before}`, after: `${pair?.after} with ${after}` }
  if (what === 'model version')
    return { what, before: `${pair?.before} answered as ${before}`, after: `${pair?.after} answered as ${after}` }
  return { what, before, after }
}

/** A reason as a sentence about an earlier run, which has this name. */
export function sinceWords(earlier: string, { what, pair, before, after }: Unlike): string {
  switch (what) {
    case 'suite':
      return `${earlier} is of another suite`
    case 'wording':
      return `${earlier} used other requests`
    case 'expectation':
      return `${earlier} expected something else`
    case 'prompt':
      return `${earlier} used another prompt (prompt: of the suite)`
    case 'repeats':
      return `${earlier} asked every question ${times(before)}, and this run ${times(after)} (--repeats)`
    case 'grading':
      return `${earlier} was judged as ${before}, and this run as ${after} (--arguments)`
    case 'exposure':
      return `${earlier} showed the tools in another way`
    case 'model':
      return `${earlier} did not ask ${pair?.after ?? after}, only ${before}`
    case 'parameters':
      return `${earlier} asked ${pair?.after} with other parameters: ${clip(before, 120)}, not ${clip(after, 120)}`
    case 'model version':
      return `${pair?.after} has another version since ${earlier}: it was ${before}, and is ${after} now`
  }
}

/** A reason in the few words of a table, about a run that the reader sees and an earlier one, `it`. */
export function tableWords({ what, pair, before, after }: Unlike): string {
  switch (what) {
    case 'suite':
      return 'the suite was edited'
    case 'wording':
      return `it used another request (${clip(before, 80)})`
    case 'expectation':
      return `it expected something else (${clip(before, 80)})`
    case 'prompt':
      return 'the prompt was different'
    case 'repeats':
      return `repeats were ${before}, and are ${after} now`
    case 'grading':
      return `grading was ${before}, and is ${after} now`
    case 'exposure':
      return 'the tools were shown in another way'
    case 'model':
      return `it did not ask ${pair?.after ?? after}`
    case 'parameters':
      return `${pair?.after} had other parameters`
    case 'model version':
      return `${pair?.after} answered as ${before}, and now as ${after}`
  }
}

const times = (repeats: string): string => (repeats === '1' ? 'once' : `${repeats} times`)
