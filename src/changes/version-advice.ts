import type { Change } from '../core/change.ts'
import type { VersionAdvice } from '../core/diff-report.ts'
import { count } from '../core/text.ts'

/** What a server's next version should be, by what changed for those who call it (Semantic Versioning 2.0.0). */
export function versionAdvice(changes: readonly Change[], before: string | null, after: string | null): VersionAdvice {
  const { step, because } = stepFor(changes)
  const old = before === null ? undefined : numbersOf(before)
  const next = old === undefined || step === 'none' ? undefined : raised(old, step)
  const now = after === null ? undefined : numbersOf(after)
  const early = old?.[0] === 0 && step !== 'none' ? '; before 1.0.0, the second number counts breaking changes' : ''
  return {
    step,
    because: `${because}${early}`,
    next: next === undefined ? null : next.join('.'),
    enough: next === undefined || now === undefined ? null : isAtLeast(now, next),
  }
}

function stepFor(changes: readonly Change[]): Pick<VersionAdvice, 'step' | 'because'> {
  const breaking = changes.filter((change) => change.class === 'breaking')
  if (breaking.length > 0)
    return { step: 'major', because: `${count(breaking.length, 'change')} may break calls that were right` }
  const behavioural = changes.filter((change) => change.class === 'behavioural')
  const tools = behavioural.filter(({ kind }) => kind === 'tool-added').length
  if (tools > 0) return { step: 'minor', because: `${count(tools, 'tool')} added, and nothing breaks` }
  if (behavioural.length > 0) {
    return {
      step: 'minor',
      because: `${count(behavioural.length, 'change')} may make a model choose or call differently, and nothing breaks`,
    }
  }
  const wider = changes.filter(
    ({ kind, direction }) => direction === 'loosened' || kind === 'output-added' || kind === 'field-added',
  )
  if (wider.length > 0)
    return { step: 'minor', because: `${count(wider.length, 'change')} accept or return more, and nothing breaks` }
  if (changes.length > 0) return { step: 'patch', because: 'only what models do not see, or the form of texts, changed' }
  return { step: 'none', because: 'nothing changed for a model' }
}

type Numbers = readonly [major: number, minor: number, patch: number]

function numbersOf(version: string): Numbers | undefined {
  const [, major, minor, patch] = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:[-+].*)?$/.exec(version) ?? []
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)]
}

function raised([major, minor, patch]: Numbers, step: 'major' | 'minor' | 'patch'): Numbers {
  if (major === 0) return step === 'major' ? [0, minor + 1, 0] : [0, minor, patch + 1]
  if (step === 'major') return [major + 1, 0, 0]
  return step === 'minor' ? [major, minor + 1, 0] : [major, minor, patch + 1]
}

function isAtLeast(one: Numbers, other: Numbers): boolean {
  for (const [at, number] of one.entries()) if (number !== other[at]) return number > (other[at] ?? 0)
  return true
}
