import type { Json } from '../core/json.ts'
import type { WordDiff } from '../core/comparison.ts'
import { sentenceValue, type Found } from './found.ts'
import { layersPlace, said, type Layers } from './layers.ts'
import { capital } from '../core/text.ts'
import { textChange } from './text.ts'
import { sameJson, type ComparedValue } from './value-changes.ts'
import { typesOf } from './accepted-types.ts'

/** What became of what a schema tells a model without ruling anything out: description, default, examples, title. */
export function saidChanges(value: ComparedValue, diff: WordDiff): Found[] {
  const { before, after, path, name } = value
  const place = (layers: Layers, keyword: string) => {
    const found = said(layers, keyword)
    return { pointer: found?.at ?? layersPlace(layers), value: found?.value }
  }
  const [old, now] = [place(before, 'description'), place(after, 'description')]
  const texts = textFound({ before: old, after: now, path, name: `the description of ${name}` }, diff)
  const [usual, newer] = [said(before, 'default')?.value, said(after, 'default')?.value]
  const [wasOpen, isOpen] = [before, after].map((layers) => isNothing(said(layers, 'default')?.value, layers))
  const defaults: Found[] =
    sameJson(usual, newer) || (wasOpen === true && isOpen === true)
      ? []
      : [
          {
            kind: 'default',
            path,
            before: place(before, 'default'),
            after: place(after, 'default'),
            says: defaultWords(name, usual, newer),
          },
        ]
  const examples: Found[] = sameJson(said(before, 'examples')?.value, said(after, 'examples')?.value)
    ? []
    : [
        {
          kind: 'examples',
          path,
          before: place(before, 'examples'),
          after: place(after, 'examples'),
          says: `The examples of ${name} changed.`,
        },
      ]
  return [...texts, ...defaults, ...examples]
}

/** `default: null` of what may be null is how generators write no default. */
function isNothing(value: Json | undefined, layers: Layers): boolean {
  return value === undefined || (value === null && typesOf(layers)?.includes('null') === true)
}

function defaultWords(name: string, old: Json | undefined, now: Json | undefined): string {
  if (old === undefined) return `${name} has a default now, ${sentenceValue(now ?? null)}.`
  if (now === undefined) return `${name} no longer has a default; it was ${sentenceValue(old)}.`
  return `The default of ${name} is ${sentenceValue(now)} now and was ${sentenceValue(old)}: a call that leaves it out means something else.`
}

/** A text of both sides, where there is one. */
interface Texts extends Pick<Found, 'path'> {
  readonly before: { readonly pointer: NonNullable<Found['before']>['pointer']; readonly value: Json | undefined }
  readonly after: Texts['before']
  /** `the description of limit` */
  readonly name: string
}

/** What became of a text: its wording, or only its form. White space alone is nothing. */
export function textFound({ before, after, path, name }: Texts, diff: WordDiff): Found[] {
  const [old, now] = [before, after].map(({ value }) => (typeof value === 'string' ? value : ''))
  const change = textChange(old ?? '', now ?? '')
  if (change === 'none' || change === 'space') return []
  const says =
    before.value === undefined
      ? `There is a text for ${name} now.`
      : after.value === undefined
        ? `There is no longer a text for ${name}.`
        : change === 'form'
          ? `${capital(name)} changed only in form: case, punctuation, quotation marks or Markdown.`
          : `${capital(name)} has other words.`
  return [{ kind: change, path, before, after, says, words: diff(old ?? '', now ?? '') }]
}
