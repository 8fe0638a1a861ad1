import { stem } from '../prose/text/stem.ts'

const FILLER = stems(
  'tool function method command endpoint allow allows enable let help helper provide support new existing specific ' +
    'specified given certain particular available various different detail details detailed information info ' +
    'simply easily quickly please',
)

const BROAD = stems(
  'operation perform multiple several single simple easy quick basic general common current successfully try need want way user-friendly',
)

const VERB = stems(
  'get fetch retrieve read load list show view display find search look lookup query return give print output ' +
    'create add make insert put write save store set update edit change modify patch delete remove clear drop ' +
    'manage handle process execute run perform do work use access interact operate control call invoke send receive ' +
    'submit apply check test validate verify start stop open close analyze analyse generate convert transform format ' +
    'import export upload download copy move select choose filter sort',
)

const OBJECT = stems(
  'data datum item items thing things stuff object objects entity entities record records document documents resource resources ' +
    'content contents element elements entry entries value values result results input output information info details ' +
    'request requests response operation operations action actions query queries parameter parameters ' +
    'something anything everything utility wrapper api system type types kind list set collection',
)

/** Verbs and their nouns that name no operation: who reads "manages users" does not know whether it deletes them. */
const NO_ACTION = stems(
  'manage management handle handler handling process processing processor interact interaction work working use utilize utilise leverage perform do does make ' +
    'access help helper assist assistance assistant support provide offer give deal connect connector integrate integration automate automation operate ' +
    'control facilitate streamline optimize optimise enhance boost improve empower administer maintain serve cover ' +
    'function functionality utility util wrapper tool toolkit toolbox suite operation action interface gateway capability ability feature ' +
    'solution client plugin endpoint miscellaneous misc stuff thing everything anything something',
)

/** Words that decorate, or that name what every business and every program has. */
const HOLLOW = stems(
  'powerful smart intelligent advanced comprehensive robust seamless seamlessly effortless effortlessly efficient efficiently effective effectively convenient ' +
    'conveniently flexible versatile modern simple better best great good nice useful helpful important relevant appropriate necessary proper properly ' +
    'right correct needed required requested desired main primary core essential complete full whole entire entirely overall daily everyday real-time realtime ' +
    'business company app application program software platform productivity purpose insight takeaway feedback intelligence expertise person people someone anyone ' +
    'need want goal thought idea topic subject matter case problem way step part aspect level sort format mode related respective corresponding ' +
    'assistant mcp backend system technology framework environment option context ' +
    'argument args body payload valid suitable additional extra further custom special standard default optional ' +
    'high quality actionable practice source destination crud answer question based base depend depending take ask tell know understand learn explore like easier faster fast quick ready okay ok miscellaneous',
)

/** True for a stem that names no operation: `manage`, `handle`, `integration`. */
export function isNoAction(word: string): boolean {
  return NO_ACTION.has(word)
}

/** True for a stem that states nothing about one tool in particular: it decorates, or it names what all of them have. */
export function isHollow(word: string): boolean {
  return HOLLOW.has(word)
}

/** True for a stem that fits any tool and so adds nothing to a name: `new`, `specific`, `details`, `tool`. */
export function isFiller(word: string): boolean {
  return FILLER.has(word)
}

/** True for a stem that names neither an object of this tool's own nor anything that narrows it: `search`, `manage`, `data`. */
export function isGeneric(word: string): boolean {
  return FILLER.has(word) || BROAD.has(word) || VERB.has(word) || OBJECT.has(word)
}

/** True for a stem of an object that any set may have: `record`, `item`. */
export function isBroadObject(word: string): boolean {
  return OBJECT.has(word)
}

/** True for a stem of a verb that many tools share: `get`, `create`, `search`. */
export function isPlainVerb(word: string): boolean {
  return VERB.has(word)
}

function stems(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(stem))
}
