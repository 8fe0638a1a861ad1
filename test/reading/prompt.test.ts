import { expect, test } from 'vitest'
import { digest } from '../../src/core/digest.ts'
import { READING_KINDS } from '../../src/reading/kinds.ts'
import { LOOK_PROMPT } from '../../src/reading/look-prompt.ts'
import { PROMPT_VERSION, READ_PROMPT } from '../../src/reading/prompt.ts'
import { ANSWER_TOOL, REPORT_TOOL } from '../../src/reading/report-tool.ts'

test('the prompt explains every kind once', () => {
  for (const [kind, { asks }] of Object.entries(READING_KINDS)) {
    expect(READ_PROMPT.split(`\n${kind}: ${asks}`)).toHaveLength(2)
  }
})

// a reading is worth what its question was: whoever changes a word decides whether older readings stand (minor) or not (major)
test('a changed prompt has another version, and recorded replies to it are recorded anew', () => {
  const bytes = JSON.stringify([READ_PROMPT, REPORT_TOOL, LOOK_PROMPT, ANSWER_TOOL])
  expect([PROMPT_VERSION, digest(bytes, 16)]).toEqual(['1.1', 'dd97f507bcbad179'])
})
