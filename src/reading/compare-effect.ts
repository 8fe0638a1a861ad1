import type { Finding } from '../core/finding.ts'
import { own } from '../core/json.ts'
import { clip, oneLine } from '../core/text.ts'
import type { Tool } from '../core/tool.ts'
import { claimsToOnlyRead } from '../lint/claims/read/read-only-claims.ts'
import { isEnglish } from '../lint/prose/text/language.ts'
import { effectOfDescription, effectOfName } from '../lint/prose/tools/effect.ts'
import { statedLoss } from '../lint/prose/tools/losses.ts'
import { opposed } from '../lint/prose/tools/opposed.ts'
import { statedReach, statedStay } from '../lint/prose/tools/outside.ts'
import { isForGood, opensForGood, statedReturn } from '../lint/prose/tools/permanence.ts'
import { statedRepeat } from '../lint/prose/tools/repeats.ts'
import { statedChange } from '../lint/prose/tools/side-effects.ts'
import { AGREES, type ByComparison } from './by-comparison.ts'
import { deniesAllChange } from './denied.ts'
import type { ReadingKind } from './kinds.ts'
import type { SeenClaim } from './seen.ts'

/** What a text states of an effect: true, false, or nothing that we read. `opens`: the description begins with it. */
type Reads = (text: string, opens: boolean) => boolean | undefined

interface Hint {
  readonly reads: Reads
  /** The rules that report it where the hint is true, and where it is false. */
  readonly rules: { readonly true: string; readonly false: string }
  /** What a host does with the wrong hint. */
  readonly so: string
}

/** Where these are stated of the call, the hint of the name is settled. */
const HINTS: Readonly<Record<string, Hint>> = {
  readOnlyHint: {
    reads: (text, opens) => (changes(text, opens) ? false : onlyReads(text) ? true : undefined),
    rules: { true: 'annotation/read-only-contradiction', false: 'consistency/read-only-prose' },
    so: 'Hosts use the hint to decide whether to ask the user',
  },
  destructiveHint: {
    reads: (text, opens) =>
      deniesAllChange(text) ? false : statedReturn(text) === undefined && loses(text, opens) ? true : undefined,
    rules: { true: 'annotation/destructive-contradiction', false: 'annotation/destructive-unmarked' },
    so: 'Hosts use the hint to decide whether to ask the user',
  },
  idempotentHint: {
    reads: (text) => {
      const adds = statedRepeat(text)?.adds
      return adds === undefined ? undefined : !adds
    },
    rules: { true: 'annotation/idempotent-contradiction', false: 'annotation/idempotent-contradiction' },
    so: 'A client that lost the answer uses the hint to decide whether to call again',
  },
  openWorldHint: {
    reads: (text) => {
      const [reaches, stays] = [statedReach(text) !== undefined, statedStay(text) !== undefined]
      return reaches === stays ? undefined : reaches
    },
    rules: { true: 'annotation/open-world-contradiction', false: 'annotation/open-world-contradiction' },
    so: 'A host guards a closed tool less',
  },
}

/** A later sentence may begin with a verb of something else: "Removes duplicates" of a list that is returned. */
function changes(text: string, opens: boolean): boolean {
  // behind another sentence it is read as a later one
  if (statedLoss(text) !== undefined || statedChange(opens ? text : `It answers.\n${text}`) !== undefined) return true
  const opener = opens ? effectOfDescription(text) : undefined
  return opener !== undefined && (opener.effect === 'destroys' || isMade(opener.verb))
}

function onlyReads(text: string): boolean {
  return claimsToOnlyRead(text) !== undefined || deniesAllChange(text)
}

/** Verbs that leave something behind whatever their object is. */
function isMade(verb: string): boolean {
  return /^(?:creat|send|updat|delet|remov|add|post|publish)(?:e?s?)$/i.test(verb)
}

function loses(text: string, opens: boolean): boolean {
  return statedLoss(text) !== undefined || (opens && opensForGood(text) !== undefined)
}

function isOpening({ at, words, value }: SeenClaim): boolean {
  return at === '/description' && words !== undefined && typeof value === 'string' && value.slice(0, words.start).trim() === ''
}

/** What the quoted sentences say of the call against a quoted annotation, or against the name or the title. */
export function compareEffect(kind: ReadingKind, seen: readonly SeenClaim[], tool: Tool): ByComparison {
  if (kind !== 'effect' && kind !== 'purpose') return undefined
  const texts = seen.filter((one) => one.tool === tool && one.at === '/description' && isEnglish(one.quote))
  if (kind === 'effect') {
    for (const one of seen) {
      const compared = one.tool === tool ? againstHint(one, texts, tool) : undefined
      if (compared !== undefined) return compared
    }
  }
  return againstLabel(seen, texts, tool)
}

function againstHint({ at, value }: SeenClaim, texts: readonly SeenClaim[], tool: Tool): ByComparison {
  const name = at.startsWith('/annotations/') ? at.slice('/annotations/'.length) : ''
  const hint = Object.hasOwn(HINTS, name) ? HINTS[name] : undefined
  if (hint === undefined || typeof value !== 'boolean') return undefined
  // what the other hint says makes this one moot
  if (name !== 'readOnlyHint' && own(tool.annotations ?? {}, 'readOnlyHint') === true && name !== 'openWorldHint')
    return undefined
  for (const text of texts) {
    const stated = hint.reads(text.quote, isOpening(text))
    if (stated === undefined) continue
    if (stated === value) return AGREES
    // what one sentence denies, another may say
    if (deniesAllChange(text.quote)) continue
    return {
      outcome: 'conflict',
      rule: hint.rules[value ? 'true' : 'false'],
      finding: {
        at,
        certainty: 'likely',
        message: `"${name}" is ${String(value)}, but the description says "${quoted(text)}". ${hint.so}: correct the hint, or say what a call does.`,
      },
    }
  }
  return undefined
}

function quoted({ quote }: SeenClaim): string {
  return clip(oneLine(quote), 160)
}

/** The name or the title against a sentence: another verb, or a loss for good against a way back. */
function againstLabel(seen: readonly SeenClaim[], texts: readonly SeenClaim[], tool: Tool): ByComparison {
  const label = seen.find(
    (one) => one.tool === tool && (one.at === '/name' || one.at === '/title' || one.at === '/annotations/title'),
  )
  const goes = seen.find(
    (one) => one.tool === tool && (one === label ? isForGood(one.quote) : opensForGood(one.quote) !== undefined),
  )
  const back = texts.find((one) => one !== goes && statedReturn(one.quote) !== undefined)
  if (goes !== undefined && back !== undefined) return conflict(back, `"${quoted(goes)}" says that it is permanent`)
  if (label === undefined) return undefined
  for (const text of texts.filter(isOpening)) {
    const apart = opposed(label.quote, text.quote)
    if (apart !== undefined) return conflict(text, `"${quoted(label)}" says "${clip(apart.named, 30)}"`)
    const [named, said] = [effectOfName(label.quote), effectOfDescription(text.quote)]
    if (named !== undefined && said !== undefined && named.verb.toLowerCase() === stemOf(said.verb)) return AGREES
  }
  return undefined
}

/** "Deletes" as "delete". */
function stemOf(verb: string): string {
  return effectOfName(verb.toLowerCase())?.verb ?? verb.toLowerCase().replace(/s$/, '')
}

function conflict(text: SeenClaim, against: string): ByComparison {
  const finding: Finding = {
    at: text.at,
    ...(text.words !== undefined && { words: text.words }),
    certainty: 'likely',
    message: `${against}, but the description says "${quoted(text)}". A model calls it for one and gets the other: keep the true one.`,
  }
  return { outcome: 'conflict', rule: 'consistency/name-conflict', finding }
}
