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

/** True for a stem that fits any tool and so adds nothing to a name: `new`, `specific`, `details`, `tool`. */
export function isFiller(word: string): boolean {
  return FILLER.has(word)
}

/** True for a stem that names neither an object of this tool's own nor anything that narrows it: `search`, `manage`, `data`. */
export function isGeneric(word: string): boolean {
  return FILLER.has(word) || BROAD.has(word) || VERB.has(word) || OBJECT.has(word)
}

function stems(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(stem))
}
