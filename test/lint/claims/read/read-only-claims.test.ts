import { describe, expect, test } from 'vitest'
import { claimsToOnlyRead } from '../../../../src/lint/claims/read/read-only-claims.ts'

describe('a claim that the tool only reads', () => {
  test.each([
    ['Lists the issues. This is a read-only operation.', 'read-only'],
    ['Lists the issues (read-only).', 'read-only'],
    ['Read-only. Lists the issues.', 'Read-only'],
    ['Lists the issues. It is read-only and needs a token.', 'read-only'],
    ['Run a read-only SQL query', 'read-only'],
    ['Lists the issues. This tool does not modify any data.', 'does not modify any data'],
    ['Lists the issues, without changing anything.', 'without changing anything'],
    ['Lists the issues. Makes no changes.', 'Makes no changes'],
  ])('%s', (text, words) => {
    const span = claimsToOnlyRead(text)
    expect(text.slice(span?.start, span?.end)).toBe(words)
  })

  test.each([
    'Deletes the issue. Contacts are never modified.',
    'Creates a read-only token.',
    'In read-only mode nothing is written.',
    'If dry_run is set, does not modify any data.',
    'Works on a read-only replica.',
    'Deletes an issue; the slug cannot be changed.',
    'Usually read-only.',
    'Renames the default folder. It does not change the workspace itself.',
    'Adds a rule. It does not change existing rules.',
    'Adds a rule. It does not change your data.',
    'Makes no changes, apart from a log entry.',
    'Lists the issues. This does not modify data, but the index is built again.',
    'It is read-only; with apply it writes.',
    'Read-only, by default.',
    'Deletes the project. This does NOT delete the files on disk.',
    '',
  ])('none in: %s', (text) => {
    expect(claimsToOnlyRead(text)).toBeUndefined()
  })
})
