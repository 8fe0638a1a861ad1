import type { VersionAnswer } from '../../serve/answers.ts'

type Raw = VersionAnswer['raw']

/** What of a tool changed, for a mark in its curve. */
export type ToolChangeKind = 'description' | 'parameters' | 'other fields'

/** Names of the fields that are others in the two texts of a tool, sorted. */
export function changedFields(before: Raw, after: Raw): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).sort()
}

/** The same in a few kinds; `other fields` also where the texts are not known. */
export function toolChangeKinds(before: Raw | undefined, after: Raw | undefined): ToolChangeKind[] {
  const fields = before === undefined || after === undefined ? [''] : changedFields(before, after)
  return [
    ...(fields.includes('description') ? ['description' as const] : []),
    ...(fields.includes('inputSchema') ? ['parameters' as const] : []),
    ...(fields.some((name) => name !== 'description' && name !== 'inputSchema') ? ['other fields' as const] : []),
  ]
}
