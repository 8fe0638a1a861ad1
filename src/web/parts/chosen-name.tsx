import { choiceWords } from '../../report/run-words.ts'
import { Name } from './foreign.tsx'

/** What was chosen or meant: a tool by its name, or `no tool` in words of ours. */
export function ChosenName({ choice }: { readonly choice: string }) {
  const words = choiceWords(choice)
  return words === choice ? <Name text={choice} /> : <em>{words}</em>
}
