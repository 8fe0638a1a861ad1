import type { CertaintySection } from './groups.ts'

/** The heading of a section, and what it means. */
export function headingOf({ certainty, about }: Pick<CertaintySection, 'certainty' | 'about'>): {
  readonly title: string
  readonly says: string
} {
  if (about === 'sets') return { title: 'Advice on the toolset', says: 'about its tools together' }
  if (certainty === 'proved') return { title: 'Proved', says: 'a standard decides, or the definition contradicts itself' }
  if (certainty === 'likely') return { title: 'Likely', says: 'a careful reviewer would question it' }
  return { title: 'Advice', says: 'a model would choose better with this change' }
}
