import type { Toolset } from '../../../core/tool.ts'
import { outputFieldsOf } from '../../../schema/parameters.ts'
import { factOfEach, factOfSet } from '../../memo.ts'

/** The names of all fields that the output schemas of a set declare. */
export const outputNamesOf = factOfSet((toolset: Toolset): ReadonlySet<string> => new Set(ofEach(toolset).flat()))

const ofEach = factOfEach((tool): readonly string[] => [...new Set(outputFieldsOf(tool).map(({ name }) => name))])
