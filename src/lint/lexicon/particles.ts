const END = String.raw`(?=\s*(?:[.,;:!?)]|$)| (?:and|per|by|for|over|across|into|in|of|from)\b)`

/**
 * Verbs that mean something else with a word behind them: to add up is to sum, to set out is to describe, to pin down is to find out. What
 * they do then, the verb alone does not tell. Each pattern reads what follows the verb.
 */
const PARTICLES: ReadonlyMap<string, RegExp> = new Map([
  ['add', new RegExp(String.raw`^ (?:up(?! to\b)|together(?! with\b))\b|^ [^.;:!?,()]{1,60} (?:up|together)${END}`, 'i')],
  ['set', /^ (?:out(?! of\b|-)|forth|apart|against)\b|^ [^.;:!?]{1,80} (?:side by side|against (?:each other|one another))\b/i],
  [
    'put',
    /^ (?:together|forward|across|into words|into context)\b|^ [^.;:!?]{1,80} (?:side by side|next to each other|into words|together|in context|in order)\b/i,
  ],
  ['run', /^ (?:through|over|down|past|up against)\b/i],
  ['call', /^ (?:up|attention to|out|to mind)\b/i],
  ['make', /^ (?:out|sure|certain|sense|clear|plain|good use|use)\b/i],
  ['turn', /^ (?:up|out to|into|to)\b/i],
  ['start', /^ (?:with|from|by|at|out)\b/i],
  ['move', /^ (?:through|along|up and down)\b/i],
  ['write', /^ out [^.;:!?]{1,60} in (?:words|full|letters)\b/i],
  ['mark', /^ out\b|^ [^.;:!?]{1,60} out in the (?:answer|result|output)\b/i],
  ['pin', /^ (?:down|point)\b|^ [^.;:!?,]{1,40} down\b/i],
  ['flag', /^ (?:up)\b/i],
  ['follow', /^ (?:through|(?:all |the |its |their )?(?:links?|redirects?|references?|trail|chain|path))\b/i],
  ['save', /^ (?:on|you|having|time|tokens|calls|a call|round ?trips?|the (?:user|model|caller|trouble|effort|need))\b/i],
  ['close', /^ in on\b/i],
  ['pay', /^ (?:attention|heed)\b/i],
  ['settle', /^ (?:on|whether|which)\b/i],
  ['send', /^ back\b/i],
  ['check', /^ (?:out|off)\b/i],
])

/** True if a verb, in its base form, has another meaning through what follows it; `rest` begins behind the verb. */
export function isPhrasal(verb: string, rest: string): boolean {
  const pattern = PARTICLES.get(verb)
  return pattern !== undefined && pattern.test(rest.slice(0, 160))
}
