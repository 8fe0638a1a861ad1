/** "For exports:", "If a date is given,": what a sentence may open with to hold in one case only. "When to publish," opens a text about a time. */
const OPENS =
  /^\W{0,4}(?:(?:for (?!how\b|which\b)|with |if |unless )[^:,;.]{1,60}[:,;]|(?:when|where|while) [^:,;.]{0,60}(?:["'`=]|\b(?:is set|set to|used|using|given|provided|specified|present|true|false|mode|method|type|action|operation|enabled|disabled)\b)[^:,;.]{0,60}[:,;])/i

/** True if what precedes a statement in its sentence names a case. */
export function isOneCase(before: string): boolean {
  return OPENS.test(before)
}
