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

/** Each with the kinds of what it reads. */
const READERS: readonly { readonly kinds: readonly Kind[]; readonly read: ReadStatements }[] = [
  { kinds: ['type'], read: readType },
  { kinds: ['required'], read: readRequired },
  { kinds: ['default'], read: readDefaults },
  { kinds: ['choices'], read: readChoices },
  { kinds: ['range'], read: readRanges },
  { kinds: ['unit'], read: readUnits },
  { kinds: ['format'], read: readFormats },
  { kinds: ['base'], read: readBase },
  { kinds: ['nullable'], read: readNullable },
  { kinds: ['default'], read: readWhenAbsent },
  { kinds: ['range'], read: readLimits },
  { kinds: ['example'], read: readExamples },
]

/** A text that states more is cut off here. */
const MOST_STATEMENTS = 2000

/** What the readers found in a text, in their order; undefined for one that was not asked yet. */
const readOf = remembered((_text): (readonly Statement[] | undefined)[] => [])

/** What a stretch of text states, of these kinds, of the one thing that it is about. Knows no schema; read once a text. */
export function statementsIn(text: string, kinds: ReadonlySet<Kind>): readonly Statement[] {
  const known = readOf(text)
  const found: Statement[] = []
  for (const [index, reader] of READERS.entries()) {
    if (!reader.kinds.some((kind) => kinds.has(kind))) continue
    for (const statement of (known[index] ??= reader.read(text))) {
      if (found.length === MOST_STATEMENTS) return found
      if (kinds.has(statement.kind)) found.push(statement)
    }
  }
  return found
}
