import type { Span } from '../../../core/tool.ts'

/** A run of characters that people do not see and models read. */
export interface HiddenRun {
  readonly words: Span
  readonly kind:
    'tag' | 'variation selector' | 'bidirectional control' | 'zero-width' | 'soft hyphen' | 'blank letter' | 'control'
  /** What the run spells, for a model that decodes it; undefined if it spells nothing. */
  readonly spells: string | undefined
}

const TAGS = '\\u{E0000}-\\u{E007F}'
/** What Unicode leaves for the blank and the unseen; a new character of theirs needs no change here. */
const UNSEEN = '\\p{Default_Ignorable_Code_Point}\\p{Bidi_Control}\\p{Variation_Selector}'
/** Marks of annotations, a null note and a filler, which are as blank and have none of these properties. */
const ALSO_UNSEEN = '\\uFFF9-\\uFFFB\\u{1D159}\\u{16FE4}'
/** Letters and signs that are blank but take room, so that they look like a space. */
const BLANK = '\\u115F\\u1160\\u2800\\u3164\\uFFA0\\u{1D159}'
const CONTROL = '\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F'

const ANY = new RegExp(`[${UNSEEN}${ALSO_UNSEEN}${BLANK}${CONTROL}]+`, 'gu')
const KINDS: readonly (readonly [HiddenRun['kind'], RegExp])[] = [
  ['tag', new RegExp(`[${TAGS}]`, 'u')],
  ['bidirectional control', /\p{Bidi_Control}/u],
  ['variation selector', /\p{Variation_Selector}/u],
  ['soft hyphen', /^\u00AD$/],
  ['blank letter', new RegExp(`[${BLANK}\\u034F\\u17B4\\u17B5\\u{1D173}-\\u{1D17A}]`, 'u')],
  ['control', new RegExp(`[${CONTROL}]`, 'u')],
  ['zero-width', new RegExp(`[${UNSEEN}${ALSO_UNSEEN}]`, 'u')],
]

/** A letter of a script whose spelling may need joiners: all but those that are known to need none. */
const JOINING =
  /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Inherited}\p{Script=Common}])[\p{L}\p{M}]$/u
const RIGHT_TO_LEFT =
  /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const PICTURE_END = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u
const PICTURE_START = /^\p{Extended_Pictographic}/u
const EMOJI_END = /[\p{Emoji}\p{Emoji_Modifier}\u{1F1E6}-\u{1F1FF}]$/u
const FLAG_TAGS = /^[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}$/u

/** Most texts are printable ASCII, which is told fastest. */
const OTHER_THAN_ASCII = /[^\t\n\r\x20-\x7e]/
const SUSPECT = new RegExp(ANY.source, 'u')

/** A quick look, which nearly every text fails. */
export function mayHide(text: string): boolean {
  return OTHER_THAN_ASCII.test(text) && SUSPECT.test(text)
}

/** A text with another one in place of each run of characters that may be hidden, needed ones as well. */
export function withoutHidden(text: string, instead: string): string {
  return text.replaceAll(ANY, instead)
}

/** The hidden characters of a text that nothing in its script or its emoji needs. */
export function hiddenRuns(text: string): HiddenRun[] {
  const runs: HiddenRun[] = []
  for (const match of text.matchAll(ANY)) {
    const [run] = match
    const before = text.slice(Math.max(0, match.index - 4), match.index)
    const end = match.index + run.length
    const after = text.slice(end, end + 4)
    if (isNeeded(run, before, after, text) || isSpelling(run, before, after)) continue
    const kind = KINDS.find(([, one]) => one.test(run))?.[0] ?? 'control'
    runs.push({ words: { start: match.index, end }, kind, spells: spelled(run) })
  }
  return runs
}

function isNeeded(run: string, before: string, after: string, text: string): boolean {
  if (/^[\uFE0E\uFE0F]$/.test(run) && EMOJI_END.test(before)) return true
  if (/^\uFE0F?\u200D$/.test(run) && PICTURE_END.test(before) && PICTURE_START.test(after)) return true
  if (/^[\u{1F3F4}]$/u.test([...before].at(-1) ?? '') && FLAG_TAGS.test(run)) return true
  if (/^[\uFE0E\uFE0F]$/.test(run) && /[\p{So}\p{Sm}\p{Sk}\p{Po}\p{Nd}]$/u.test(before)) return true
  // Persian endings follow Latin words, too
  if (/^[\u200C\u200D]$/.test(run) && (JOINING.test(before) || JOINING.test([...after].at(0) ?? ''))) return true
  // an ideograph takes one selector that picks its written form
  if (/^[\uFE00-\uFE0F]$|^[\u{E0100}-\u{E01EF}]$/u.test(run) && /\p{Script=Han}$/u.test(before)) return true
  if (/^[\u180B-\u180F]$/.test(run) && /\p{Script=Mongolian}$/u.test(before)) return true
  return /^[\u200E\u200F\u061C]$/.test(run) && RIGHT_TO_LEFT.test(text)
}

/** Scripts that put no spaces between words, so a zero-width space states where a line may break. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Balinese}\p{Script=Javanese}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Script=Tai_Viet}\p{Script=Cham}\p{Script=Sundanese}]/u
const AT_END = (script: RegExp): RegExp => new RegExp(`${script.source}$`, 'u')
const AT_START = (script: RegExp): RegExp => new RegExp(`^${script.source}`, 'u')
/** What each script writes with a character that has no shape of its own. */
const SPELLINGS: readonly (readonly [run: RegExp, script: RegExp])[] = [
  [/^[\u115F\u1160\u3164\uFFA0]{1,2}$/, /[\p{Script=Hangul}]/u],
  [/^[\u17B4\u17B5]$/, /[\p{Script=Khmer}]/u],
  [/^\u2800{1,20}$/, /[\u2801-\u28FF]/],
]

/** True for what is within a word of a script that is written so. */
function isSpelling(run: string, before: string, after: string): boolean {
  // one side is enough: a Latin name, a number or a mark stands among such words, too
  if (/^[\u200B\u2060]$/.test(run)) return AT_END(UNSPACED).test(before) || AT_START(UNSPACED).test(after)
  if (run === '\u034F') return /[\p{L}\p{M}]$/u.test(before) && /^\p{M}/u.test(after)
  return SPELLINGS.some(([form, script]) => form.test(run) && (AT_END(script).test(before) || AT_START(script).test(after)))
}

/** Tag characters mirror ASCII; variation selectors can carry one byte each. */
function spelled(run: string): string | undefined {
  let text = ''
  const bytes: number[] = []
  for (const character of run) {
    const code = character.codePointAt(0) ?? 0
    if (code >= 0xe0020 && code < 0xe007f) text += String.fromCodePoint(code - 0xe0000)
    else if (code >= 0xfe00 && code <= 0xfe0f) bytes.push(code - 0xfe00)
    else if (code >= 0xe0100 && code <= 0xe01ef) bytes.push(code - 0xe0100 + 16)
  }
  const decoded = new TextDecoder().decode(new Uint8Array(bytes))
  return text || (bytes.length > 1 && /^[\t\n\x20-\x7e]+$/.test(decoded) ? decoded : undefined)
}
