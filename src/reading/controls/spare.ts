import type { JsonObject } from '../../core/json.ts'
import type { Chance } from '../chance.ts'
import type { Domain } from './domains.ts'
import type { Mode } from './lookalike.ts'

interface Spare {
  readonly words: string
  readonly schema: JsonObject
  readonly mode: Mode
}

/** Parameters that a tool may have more, each free of faults. None has a name or a subject that a planted one may have. */
export function spareParameters({ one, many, place, labels }: Domain, mode: Mode, chance: Chance): readonly Spare[] {
  const all: readonly Spare[] = [
    {
      mode: 'read',
      words: chance.pick(['with_counts', 'include_counts', 'counts']),
      schema: {
        type: 'boolean',
        default: false,
        description: `Set to true, each entry also has how many ${labels} it has. Left out, the numbers are not given.`,
      },
    },
    {
      mode: 'read',
      words: chance.pick(['name_contains', 'named', 'name_has']),
      schema: {
        type: 'string',
        minLength: 2,
        description: `Only ${many} with these letters in their name, at least two. Without it, all names fit.`,
      },
    },
    {
      mode: 'create',
      words: chance.pick(['note', 'remark', 'comment']),
      schema: {
        type: 'string',
        maxLength: 300,
        description: `Free text for the people who work with the ${one}, at most 300 characters. It may be left out.`,
      },
    },
    {
      mode: 'create',
      words: chance.pick(['rank', 'weight', 'importance']),
      schema: {
        type: 'integer',
        minimum: 1,
        maximum: 5,
        default: 3,
        description: `From 1 (hardly matters) to 5 (matters most to the ${place}); 3 if left out.`,
      },
    },
    {
      mode: 'remove',
      words: chance.pick(['reason', 'because', 'why']),
      schema: {
        type: 'string',
        maxLength: 200,
        description: `Why the ${one} goes, for the records of the ${place}; up to 200 characters, or nothing.`,
      },
    },
  ]
  const fitting = chance.shuffled(all.filter((spare) => spare.mode === mode))
  return fitting.slice(0, chance.below(fitting.length + 1))
}
