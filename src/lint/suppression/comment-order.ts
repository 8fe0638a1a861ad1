import { REASON_TO_WRITE, type Comment, type Remark } from '../../core/comment.ts'
import { didYouMean } from '../../core/did-you-mean.ts'
import { matchesRule } from '../../core/rule-glob.ts'
import { clip, nearest, visible } from '../../core/text.ts'
import type { Span } from '../../core/tool.ts'

const KINDS = ['disable-next-line', 'disable-line', 'disable', 'enable'] as const

/** `disable` holds until `enable`, or to the end of the text. */
type Kind = (typeof KINDS)[number]

/** A comment that accepts findings, or ends that. */
export interface CommentOrder {
  readonly kind: Kind
  readonly span: Span
  /** Ids and globs of rules that exist. */
  readonly rules: readonly string[]
}

/** Texts without it hold no order. */
export const MARK = 'rightcall-'

/** What comments tell the linter, in their order, and what is wrong with those that cannot be followed. */
export function ordersIn(
  comments: readonly Comment[],
  known: readonly string[],
): { orders: readonly CommentOrder[]; faults: readonly Remark[] } {
  const faults: Remark[] = []
  const orders = comments.flatMap(({ span, text }): CommentOrder[] => {
    const words = text.trim()
    if (!words.startsWith(MARK)) return []
    const read = orderOf(words.slice(MARK.length), known)
    for (const { says, hint } of read.faults) faults.push({ span, message: says, ...(hint === '' ? {} : { hint }) })
    return read.kind === undefined || read.rules.length === 0 ? [] : [{ kind: read.kind, span, rules: read.rules }]
  })
  return { orders, faults }
}

interface Fault {
  readonly says: string
  readonly hint: string
}

interface ReadOrder {
  readonly kind: Kind | undefined
  readonly rules: readonly string[]
  readonly faults: readonly Fault[]
}

function orderOf(words: string, known: readonly string[]): ReadOrder {
  const [, name = '', rest = ''] = /^(\S*)([^]*)$/.exec(words) ?? []
  const kind = KINDS.find((one) => one === name)
  if (kind === undefined) {
    const meant = nearest(name, KINDS)
    // other words behind the mark, such as the name of a package, are just a comment
    if (meant === undefined) return { kind, rules: [], faults: [] }
    return faulty({
      says: `There is no comment \`${MARK}${visible(name)}\`, so it suppresses nothing.`,
      hint: `Did you mean ${MARK}${meant}?`,
    })
  }
  const { list, reason } = parts(rest)
  const named = list.split(/[\s,]+/).filter((rule) => rule !== '')
  if (kind === 'enable') return withKnown(kind, named.length === 0 ? ['*'] : named, known)
  if (named.length === 0) {
    return faulty({
      says: `The comment \`${MARK}${kind}\` names no rule, so it suppresses nothing.`,
      hint: `Name the rule: ${MARK}${kind} description/vague -- why it is right here.`,
    })
  }
  if (reason === '') {
    return faulty({
      says: `The comment \`${MARK}${kind}\` gives no reason, so it suppresses nothing.`,
      hint: `Write the reason behind two hyphens: ${MARK}${kind} ${clip(visible(named.join(', ')), 80)} -- why it is right here.`,
    })
  }
  const order = withKnown(kind, named, known)
  if (reason !== REASON_TO_WRITE) return order
  // it suppresses meanwhile: whoever puts it in by an action sees the finding go, and what is left to do
  const says = `The comment \`${MARK}${kind}\` gives no reason yet: "${REASON_TO_WRITE}" was put in to be replaced.`
  return { ...order, faults: [...order.faults, { says, hint: 'Write why it is right here.' }] }
}

/** A reason follows two hyphens or more, as in comments of ESLint. */
function parts(rest: string): { list: string; reason: string } {
  const [, list = rest, reason = ''] = /^([^]*?)\s-{2,}\s([^]*)$/.exec(` ${rest} `) ?? []
  return { list, reason: reason.trim() }
}

function withKnown(kind: Kind, named: readonly string[], known: readonly string[]): ReadOrder {
  const isKnown = (glob: string) => known.some((id) => matchesRule(glob, id))
  const faults = named
    .filter((glob) => !isKnown(glob))
    .map((glob) => ({
      says: `The comment \`${MARK}${kind}\` names the rule "${clip(visible(glob), 60)}", which does not exist.`,
      hint: didYouMean(nearest(glob, known), 'See `rightcall rules` for the catalogue.'),
    }))
  return { kind, rules: named.filter(isKnown), faults }
}

function faulty(fault: Fault): ReadOrder {
  return { kind: undefined, rules: [], faults: [fault] }
}
