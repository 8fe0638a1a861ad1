import { expect, test } from 'vitest'
import { choicesIn } from '../../../src/lint/claims/read/choices.ts'
import { textKindOf } from '../../../src/lint/lexicon/text-kinds.ts'
import { isEnglish } from '../../../src/lint/prose/text/language.ts'
import { quantityOf, quantitySaid } from '../../../src/lint/lexicon/quantities.ts'
import { rangesIn } from '../../../src/lint/claims/read/range.ts'
import { callsIn } from '../../../src/lint/claims/read/call.ts'
import { besideIn, documentedIn } from '../../../src/lint/claims/read/documented-parameters.ts'
import { readExamples } from '../../../src/lint/claims/read/example.ts'
import { resultFieldsIn } from '../../../src/lint/claims/read/result-fields.ts'
import { referencesIn } from '../../../src/lint/claims/read/references.ts'
import { saysBound, saysWhatComesBack } from '../../../src/lint/prose/tools/results.ts'
import { sentencesOf } from '../../../src/lint/prose/text/sentences.ts'
import { unitOfName, unitsOf } from '../../../src/lint/lexicon/units.ts'
import { explainedIn } from '../../../src/lint/claims/read/explained-values.ts'
import { claimsToOnlyRead } from '../../../src/lint/claims/read/read-only-claims.ts'
import { returnedFields } from '../../../src/lint/claims/read/returned-fields.ts'
import { toolReferencesIn } from '../../../src/lint/claims/read/tool-references.ts'
import { conflictsOf } from '../../../src/lint/claims/judge.ts'
import { statementsIn } from '../../../src/lint/claims/read.ts'
import { ALL_KINDS } from '../../../src/lint/claims/matter.ts'
import { siblingConflicts } from '../../../src/lint/claims/judge/sibling.ts'
import { readUnits } from '../../../src/lint/claims/read/unit.ts'
import { unitsOfAll } from '../../../src/lint/claims/read/unit-of-all.ts'
import { readFormats } from '../../../src/lint/claims/read/format.ts'
import { formatsOfAll } from '../../../src/lint/claims/read/format-of-all.ts'
import { handlesGiven } from '../../../src/lint/claims/read/handles-given.ts'
import { readBase } from '../../../src/lint/claims/read/base.ts'
import { toolFrom, toolsetFrom } from '../../../src/core/tool.ts'
import { statedLoss } from '../../../src/lint/prose/tools/losses.ts'
import { onlyReads } from '../../../src/lint/prose/tools/may-change.ts'
import { opposed } from '../../../src/lint/prose/tools/opposed.ts'
import { statedReach, statedStay } from '../../../src/lint/prose/tools/outside.ts'
import { statedReturn } from '../../../src/lint/prose/tools/permanence.ts'
import { statedRepeat } from '../../../src/lint/prose/tools/repeats.ts'
import { statedChange } from '../../../src/lint/prose/tools/side-effects.ts'
import { contentWords, nameWords } from '../../../src/lint/prose/text/words.ts'

/** As description of a tool and of its one parameter. */
function aboutParameters(text: string) {
  const inputSchema = { type: 'object', properties: { limit: { type: 'integer', description: text } } }
  return conflictsOf(toolFrom({ name: 'x', description: text, inputSchema }, 0, undefined))
}

/** Unit, format and base of a parameter, told by all the texts that there are. */
function aboutUnits(text: string) {
  const properties = {
    delay_ms: { type: 'integer', title: text, description: text },
    since: { type: 'string', format: 'date-time', description: text },
  }
  const tool = toolFrom({ name: 'x', description: text, inputSchema: { type: 'object', properties } }, 0, undefined)
  return siblingConflicts(toolsetFrom({ uri: 'x', tools: [tool], instructions: text }))
}

const READERS = {
  aboutUnits,
  readUnits,
  readFormats,
  readBase,
  unitsOfAll,
  formatsOfAll,
  handlesGiven,
  unitOfName,
  quantitySaid,
  choicesIn,
  contentWords,
  isEnglish,
  textKindOf,
  nameWords,
  quantityOf,
  rangesIn,
  referencesIn,
  saysBound,
  saysWhatComesBack,
  sentencesOf,
  allStatements: (text: string) => statementsIn(text, ALL_KINDS),
  unitsOf,
  aboutParameters,
  explainedIn,
  claimsToOnlyRead,
  returnedFields,
  toolReferencesIn,
  besideIn,
  callsIn,
  documentedIn,
  readExamples,
  resultFieldsIn,
  statedChange,
  statedLoss,
  statedReach,
  statedRepeat,
  statedReturn,
  statedStay,
  opposed: (text: string) => [opposed('get_note', text), opposed(text, 'Deletes a note.')],
  onlyReads: (text: string) => onlyReads(toolFrom({ name: 'get_note', description: text, inputSchema: {} }, 0, undefined)),
}

const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['one long word', 'a'.repeat(50_000)],
  ['one long number', '1'.repeat(50_000)],
  ['numbers in commas', '1,'.repeat(25_000)],
  ['open parentheses', '('.repeat(50_000)],
  ['white space', ' '.repeat(50_000)],
  ['lines', '\n'.repeat(50_000)],
  ['code spans', '`code` '.repeat(5_000)],
  ['open quotes', '"one of '.repeat(5_000)],
  ['leads', 'must be one of: '.repeat(3_000)],
  ['bars', 'a|'.repeat(20_000)],
  ['bounds', 'max maximum at most up to '.repeat(2_000)],
  ['ranges', 'between 1 and '.repeat(3_000)],
  ['braces', '{{'.repeat(20_000)],
  ['capitals', 'aB'.repeat(25_000)],
  ['right to left', '\u202Eمعرفة '.repeat(5_000)],
  ['defaults', 'defaults to default: if omitted '.repeat(1_500)],
  ['names', 'Use get_user_by_id with the user_id or userId required '.repeat(900)],
  ['listed names', '- `limit` (integer, '.repeat(2_000)],
  ['lines with names', '\n- limit: '.repeat(3_000)],
  ['claims', 'this tool is strictly read-only and does not modify or '.repeat(900)],
  ['snakes', 'a_b_'.repeat(10_000)],
  ['explanations', "'a' = ".repeat(8_000)],
  ['units', 'in seconds (ms) how many hours '.repeat(3_000)],
  ['unit words', 'seconds '.repeat(12_000)],
  ['amounts', '1 second 2 minutes '.repeat(5_000)],
  ['date forms', 'YYYY-MM-DD.'.repeat(9_000)],
  ['date letters', 'dd.mm.'.repeat(16_000)],
  ['ids and names', 'the id of the name of the '.repeat(4_000)],
  ['given', 'tags are given by id, not by name, '.repeat(2_500)],
  ['kinds', 'all dates are times are ISO 8601 '.repeat(2_500)],
  ['bases', 'starting at 1 zero-based first page is 0 '.repeat(2_000)],
  ['calls', 'get_user(a='.repeat(5_000)],
  ['open objects', 'Example: {"a": '.repeat(4_000)],
  ['pairs', 'a=1, '.repeat(10_000)],
  ['examples', 'e.g. `a`, such as 1, '.repeat(2_500)],
  ['coded names', 'takes `a`, `b` and '.repeat(3_000)],
  ['fields of answers', 'the next_token of the previous response of get_x '.repeat(1_000)],
  ['field lists', 'returns each with id, name, email, '.repeat(1_500)],
  ['sendings', 'send mail to sends mail by '.repeat(2_000)],
  ['repeats', 'each call calling it again a second call '.repeat(1_200)],
  ['losses', 'it cannot be deletes the page is permanently '.repeat(1_100)],
  ['changes', 'Returns the thread and marks it, then deletes it '.repeat(1_000)],
  ['ways back', 'the deleted page can be it can bring the page '.repeat(1_000)],
  ['half of a pair', '\uD83D'.repeat(20_000)],
]

// a reader that backtracks on one of these does not come back within the test runner's limit
test.each(TEXTS)('every reader returns on %s', (_, text) => {
  for (const [name, read] of Object.entries(READERS)) expect(() => read(text), name).not.toThrow()
})

test('a fact deep in a long text is still found', () => {
  const long = `${'Some words that say little. '.repeat(1_200)}At most 50.`
  expect(long.length).toBeGreaterThan(33_000)
  expect(rangesIn(long).map(({ max }) => max)).toEqual([50])
  expect(sentencesOf(long)).toHaveLength(1_201)
})
