import { remembered } from '../prose/text/memo.ts'
import { readBase } from './read/base.ts'
import { readChoices } from './read/choices.ts'
import { readDefaults } from './read/default.ts'
import { readFormats } from './read/format.ts'
import { readExamples } from './read/example.ts'
import { readWhenAbsent } from './read/default-when-absent.ts'
import { readNullable } from './read/nullable.ts'
import { readRanges } from './read/range.ts'
import { readLimits } from './read/range-limits.ts'
import { readRequired } from './read/required.ts'
import { readType } from './read/type.ts'
import { readUnits } from './read/unit.ts'
import type { Kind, ReadStatements, Statement } from './statement.ts'

/** Each with the kinds of what it reads; run once a text. */
const READERS: readonly (readonly [readonly Kind[], ReadStatements])[] = [
  reader(readType, 'type'),
  reader(readRequired, 'required'),
  reader(readDefaults, 'default'),
  reader(readChoices, 'choices'),
  reader(readRanges, 'range'),
  reader(readUnits, 'unit'),
  reader(readFormats, 'format'),
  reader(readBase, 'base'),
  reader(readNullable, 'nullable'),
  reader(readWhenAbsent, 'default', 'required'),
  reader(readLimits, 'range'),
  reader(readExamples, 'example'),
]

/** A text that states more is cut off here. */
const MOST_STATEMENTS = 2000

/** What a stretch of text states, of these kinds, of the one thing that it is about. Knows no schema. */
export function statementsIn(text: string, kinds: ReadonlySet<Kind>): readonly Statement[] {
  const found: Statement[] = []
  for (const [reads, read] of READERS) {
    if (!reads.some((kind) => kinds.has(kind))) continue
    for (const statement of read(text)) {
      if (found.length === MOST_STATEMENTS) return found
      if (kinds.has(statement.kind)) found.push(statement)
    }
  }
  return found
}

function reader(read: ReadStatements, ...kinds: readonly Kind[]): readonly [readonly Kind[], ReadStatements] {
  return [kinds, remembered(read)]
}
