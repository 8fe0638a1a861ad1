import type { SQLInputValue } from 'node:sqlite'
import type { AskedIntent } from '../../core/reported-trial.ts'

/** More words than these do not narrow a search. */
const MOST_WORDS = 12
const LONGEST_WORD = 200

/** What a trial says, a to z in small letters. Texts are taken out of the JSON, so that names of its fields are never found. */
const SAID = `lower(intent || char(10) || concat_ws(char(10), ${[
  `(SELECT group_concat(concat_ws(' ', json_extract(value, '$.tool'), json_extract(value, '$.arguments')), char(10))
      FROM json_each(body, '$.calls'))`,
  ...['text', 'ranking[0]', 'fault.because', 'error'].map((path) => `json_extract(body, '$.${path}')`),
].join(', ')}))`

const MEANT = 'intent IN (SELECT value FROM json_each(?))'

type Condition = [string, ...SQLInputValue[]]

/** Each word stands in what a trial says, or in the words of its intent. `asked` is looked up only where there are words. */
export function textConditions(text: string, asked: () => readonly AskedIntent[]): Condition[] {
  const words = text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
  if (words.length === 0) return []
  const intents = asked().map(({ id, says, expected }) => ({ id, said: `${says}\n${expected}`.toLowerCase() }))
  const wanted = words.map((whole) => {
    const word = whole.slice(0, LONGEST_WORD)
    const meant = intents.flatMap(({ id, said }) => (said.includes(word.toLowerCase()) ? [id] : []))
    // SQLite knows the letters a to z alone, and arguments are JSON
    const plain = word.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    return { meant: JSON.stringify(meant), plain, encoded: JSON.stringify(plain).slice(1, -1) }
  })
  return [
    // a look at the whole JSON spares most trials the closer one
    ...wanted.map(({ meant, encoded }): Condition => [`(${MEANT} OR instr(lower(body), ?) > 0)`, meant, encoded]),
    ...wanted.map(({ meant, plain, encoded }): Condition => [
      `(${MEANT} OR instr(${SAID}, ?) > 0 OR instr(${SAID}, ?) > 0)`,
      ...[meant, plain, encoded],
    ]),
  ]
}
