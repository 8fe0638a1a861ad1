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
import type { ReadStatements, Statement } from './statement.ts'

const READERS: readonly ReadStatements[] = [
  readType,
  readRequired,
  readDefaults,
  readChoices,
  readRanges,
  readUnits,
  readFormats,
  readBase,
  readNullable,
  readWhenAbsent,
  readLimits,
  readExamples,
]

/** A text that states more is cut off here. */
const MOST_STATEMENTS = 2000

/** What a stretch of text states of the one thing that it is about. Knows no schema; read once a text. */
export const statementsIn: (text: string) => readonly Statement[] = remembered((text) =>
  READERS.flatMap((read) => read(text)).slice(0, MOST_STATEMENTS),
)
