/** Verbs with an irregular past participle. */
const PAST = new Map(
  Object.entries({
    send: 'sent',
    resend: 'resent',
    write: 'written',
    overwrite: 'overwritten',
    rewrite: 'rewritten',
    bind: 'bound',
    unbind: 'unbound',
    set: 'set',
    reset: 'reset',
    put: 'put',
    split: 'split',
    run: 'run',
    rerun: 'rerun',
    buy: 'bought',
    sell: 'sold',
    pay: 'paid',
    build: 'built',
    make: 'made',
    withdraw: 'withdrawn',
    undo: 'undone',
    wake: 'woken',
    get: 'got',
    read: 'read',
    find: 'found',
    see: 'seen',
    show: 'shown',
    shutdown: 'shutdown',
  }),
)

/** Verbs that double their last letter. */
const DOUBLES =
  /^(?:re|un)?(?:get|set|put|split|run|stop|drop|ban|pin|tag|flag|log|pop|swap|ship|strip|star|commit|submit|transmit|remit|admit|transfer|trim|scrap|expel|enrol|reformat)$/

/** `deletes`, `fetches`, `copies`. */
export function thirdPerson(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`
}

/** `deleting`, `stopping`, `copying`. */
export function gerund(verb: string): string {
  if (/[^e]e$/.test(verb) && verb !== 'see') return `${verb.slice(0, -1)}ing`
  return `${doubled(verb)}ing`
}

/** `deleted`, `stopped`, `copied`, `sent`. */
export function participle(verb: string): string {
  const known = PAST.get(verb)
  if (known !== undefined) return known
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`
  return verb.endsWith('e') ? `${verb}d` : `${doubled(verb)}ed`
}

function doubled(verb: string): string {
  return DOUBLES.test(verb) ? `${verb}${verb.slice(-1)}` : verb
}
