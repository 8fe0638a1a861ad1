import type { Span } from '../../../core/tool.ts'
import { cue } from './cues.ts'

const FILE = String.raw`[\w-]{1,60}\.(?:tsx?|jsx|py|go|java|rb|rs|php|cs|kt)\b`
const UNIT =
  '(?:Service|Client|Manager|Repository|Repo|Controller|Handler|Facade|Helper|Utils?|Dao|DAO|Impl|Factory|Provider|Mapper|Gateway|Adapter)'
const LEADS = String.raw`(?:calls?|wraps?|wrapper (?:around|over|for|of)|delegates? to|forwards? to|proxies(?: to)?|prox(?:y|ied) (?:for|to)|invokes?|implemented (?:in|by|via)|maps? to|hits|see)`

/** A sign of these is enough. */
const STRONG: readonly RegExp[] = [
  // a method of a class, after words that lead to it
  new RegExp(String.raw`\b[A-Za-z][A-Za-z0-9]{0,40}${UNIT}(?:\.|#|::)[a-z]\w{0,60}(?:\(\))?`),
  new RegExp(String.raw`\b${LEADS} [A-Za-z]\w{0,60}(?:[.#:]{1,2}\w{1,60}){0,4}\(\)`, 'i'),
  // a route
  new RegExp(String.raw`(?:->|→|=>|\b${LEADS}) (?:the )?(?:internal )?(?:GET|POST|PUT|PATCH|DELETE) \/[\w{}/:.-]{1,120}`),
  // a source file
  new RegExp(String.raw`\b(?:src|lib|app|internal|packages|handlers|controllers|services)\/(?:[\w.-]{1,60}\/){0,8}${FILE}`),
  new RegExp(String.raw`\b(?:see|defined in|lives? in|implemented in|hard-?wired in|hard-?coded in) (?:the )?${FILE}`, 'i'),
  // a ticket
  /\b(?:see|once|until|as soon as|blocked (?:by|on)|tracked (?:in|by|as)|fixed in|pending|workaround for|ticket|cf\.?)\s(?:the )?(?:ticket |issue )?(?!(?:UTF|ISO|RFC|CVE|SHA|IEC|ISBN)-)[A-Z]{2,8}-\d{2,6}\b/,
  // a list of changes
  /(?:^|[.\n]\s?)\s?(?:#{1,4} )?(?:changelog|change log|release notes|version history)\s?:/i,
  /(?:^|[.\n]\s?)(?:[-*] )?v?\d{1,3}\.\d{1,3}(?:\.\d{1,3})?(?: \(\d{4}-\d\d(?:-\d\d)?\))?\s?[:–-] (?:add|fix|chang|remov|renam|first|initial|now|return|new|bump|support|drop|migrat)\w{0,6}\b/i,
  // a note
  /\b(?:note to self|remove (?:this )?before (?:release|merge|merging|launch)|do not (?:ship|merge)|temporary hack|dirty hack|not (?:yet )?implemented yet|ask (?:the )?[a-z]{3,20} team)\b/i,
]
/** Of these two are. */
const WEAK: readonly RegExp[] = [
  new RegExp(String.raw`\b${FILE}`),
  /\b(?:thin|simple|async) wrapper\b|\bdelegates to\b/i,
  /\b(?:hard-?wired|hard-?coded)\b/i,
  /\b(?:refactor(?:ed|ing)?|tech(?:nical)? debt|legacy (?:code|mapper|handler)|monkey-?patch(?:ed|es)?)\b/i,
  /\b(?:zod|pydantic|axios|ORM|DTO|middleware|singleton|read-through|Redis)\b/,
  /\bunder the hood\b|\binternally calls?\b/i,
  /\bPromise<|\bCallToolResult\b/,
]
const mayTalk = cue(
  ...(
    'ts tsx jsx py go java rb rs php cs kt get post put patch delete see once until soon blocked tracked fixed pending workaround ticket changelog change release version ' +
    'note remove before ship merge hack implemented ask wrapper delegates wired hardwired coded hardcoded refactor zod pydantic promise hood internally # ('
  ).split(' '),
)

/** The first words of a text that are for those who build the tool; undefined where none clearly are. Code, quotes and examples do not count. */
export function developerTalk(text: string): Span | undefined {
  if (!mayTalk(text)) return undefined
  const prose = text.replace(/`[^`\n]{0,400}`|"[^"\n]{0,200}"/g, (code) => ' '.repeat(code.length))
  const first = (patterns: readonly RegExp[]): readonly Span[] =>
    patterns
      .flatMap((pattern) => {
        const found = pattern.exec(prose)
        if (found === null) return []
        const start = found.index + found[0].length - found[0].replace(/^[.\s]+/, '').length
        return [{ start, end: found.index + found[0].length }]
      })
      .filter(
        ({ start }) =>
          !/(?:\be\.g\.?|\bexample|\bsuch as|\blike)[^.\n]{0,30}$/i.test(prose.slice(Math.max(0, start - 50), start)),
      )
      .sort((one, other) => one.start - other.start)
  const [strong] = first(STRONG)
  if (strong !== undefined) return strong
  const weak = first(WEAK)
  return weak.length > 1 ? weak[0] : undefined
}
