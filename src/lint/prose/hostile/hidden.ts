import type { Span } from '../../../core/tool.ts'

/** A run of characters that people do not see and models read. */
export interface HiddenRun {
  readonly words: Span
  readonly kind:
    'tag' | 'variation selector' | 'bidirectional control' | 'zero-width' | 'soft hyphen' | 'blank letter' | 'control'
  /** What the run spells, for a model that decodes it; undefined where it spells nothing. */
  readonly spells: string | undefined
}

const TAGS = '\\u{E0000}-\\u{E007F}'
const SELECTORS = '\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}'
const BIDI = '\\u202A-\\u202E\\u2066-\\u2069\\u061C\\u200E\\u200F'
const ZERO_WIDTH = '\\u00AD\\u180E\\u200B-\\u200D\\u2060-\\u2064\\u206A-\\u206F\\uFEFF\\uFFF9-\\uFFFB'
/** Letters, fillers and joiners without a shape. */
const BLANK = '\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u2800\\u3164\\uFFA0\\u{1D173}-\\u{1D17A}'
const CONTROL = '\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F'

const ANY = new RegExp(`[${TAGS}${SELECTORS}${BIDI}${ZERO_WIDTH}${BLANK}${CONTROL}]+`, 'gu')
const KINDS: readonly (readonly [HiddenRun['kind'], RegExp])[] = [
  ['tag', new RegExp(`[${TAGS}]`, 'u')],
  ['bidirectional control', new RegExp(`[${BIDI}]`, 'u')],
  ['variation selector', new RegExp(`[${SELECTORS}]`, 'u')],
  ['soft hyphen', /^\u00AD$/],
  ['zero-width', new RegExp(`[${ZERO_WIDTH}]`, 'u')],
  ['blank letter', new RegExp(`[${BLANK}]`, 'u')],
  ['control', new RegExp(`[${CONTROL}]`, 'u')],
]

/** Scripts whose spelling needs joiners, and whose texts need direction marks. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}]$/u
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
const EMOJI_END = /[\p{Emoji}\p{Emoji_Modifier}\u{1F1E6}-\u{1F1FF}]$/u
const FLAG_TAGS = /^[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}$/u

const SUSPECT =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\uD834\uFE00-\uFE0F\uFEFF\uFFF9-\uFFFB\uDB40\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/

/** A quick look, which nearly every text fails. */
export function mayHide(text: string): boolean {
  return SUSPECT.test(text)
}

/** The hidden characters of a text that nothing in its script or its emoji needs. */
export function hiddenRuns(text: string): HiddenRun[] {
  const runs: HiddenRun[] = []
  for (const match of text.matchAll(ANY)) {
    const [run] = match
    const before = text.slice(Math.max(0, match.index - 4), match.index)
    const end = match.index + run.length
    if (isNeeded(run, before, text) || isSpelling(run, before, text.slice(end, end + 4))) continue
    const kind = KINDS.find(([, one]) => one.test(run))?.[0] ?? 'control'
    runs.push({ words: { start: match.index, end }, kind, spells: spelled(run) })
  }
  return runs
}

function isNeeded(run: string, before: string, text: string): boolean {
  if (/^\uFE0F?\u200D?\uFE0F?$|^[\uFE0E\uFE0F]$/.test(run) && EMOJI_END.test(before)) return true
  if (/^[\u{1F3F4}]$/u.test([...before].at(-1) ?? '') && FLAG_TAGS.test(run)) return true
  if (/^[\uFE0E\uFE0F]$/.test(run) && /[\p{So}\p{Sm}\p{Sk}\p{Po}\p{Nd}]$/u.test(before)) return true
  if (/^[\u200C\u200D]$/.test(run) && JOINING.test(before)) return true
  // an ideograph takes one selector that picks its written form
  if (/^[\uFE00-\uFE0F]$|^[\u{E0100}-\u{E01EF}]$/u.test(run) && /\p{Script=Han}$/u.test(before)) return true
  return /^[\u200E\u200F\u061C]$/.test(run) && RIGHT_TO_LEFT.test(text)
}

/** Scripts that put no spaces between words, so a zero-width space says where a line may break. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Balinese}\p{Script=Javanese}]/u
const AT_END = (script: RegExp): RegExp => new RegExp(`${script.source}$`, 'u')
const AT_START = (script: RegExp): RegExp => new RegExp(`^${script.source}`, 'u')
/** What each script writes with a character that has no shape of its own. */
const SPELLINGS: readonly (readonly [run: RegExp, script: RegExp])[] = [
  [/^[\u115F\u1160\u3164\uFFA0]{1,2}$/, /[\p{Script=Hangul}]/u],
  [/^[\u17B4\u17B5]$/, /[\p{Script=Khmer}]/u],
  [/^\u2800{1,20}$/, /[\u2801-\u28FF]/],
]

/** True for what stands within a word of a script that is written so. */
function isSpelling(run: string, before: string, after: string): boolean {
  if (run === '\u200B') return AT_END(UNSPACED).test(before) && AT_START(UNSPACED).test(after)
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
