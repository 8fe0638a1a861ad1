import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '../../src/core/finding.ts'
import { isArray, isObject, ownString, type Json, type JsonObject } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { UserError } from '../../src/core/user-error.ts'
import type { ActiveRule } from '../../src/lint/engine.ts'
import type { Share } from '../../src/lint/measured.ts'
import { UNREAD, type ReadingFile } from '../../src/reading/file.ts'
import { readFindings } from '../../src/reading/findings.ts'
import { rateEstimate, type RateValue } from '../../src/stats/rate.ts'
import { isOneOf, rulesFor } from './defect-kinds.ts'
import { findingsOf } from './findings.ts'
import { shareOf } from './measure.ts'

/** A place that people who know none of our rules wrote down: a defect that they planted, or a text that only looks like one. */
interface Place {
  readonly tool: string
  /** Other tools that the defect stands between. */
  readonly also: readonly string[]
  readonly pointer: string
}

interface Defect extends Place {
  readonly set: string
  /** The rules that can mean it. */
  readonly rules: readonly string[]
  readonly severity: string
}

/** What is reported of toolsets with planted defects of other authors. */
export interface DefectCounts {
  readonly sets: number
  /** By errors and warnings of the recommended rules, in all and for each degree of certainty that the authors gave. */
  readonly found: Share
  readonly degrees: readonly { readonly degree: string; readonly found: number; readonly of: number }[]
  readonly lookalikes: { readonly alarmed: number; readonly of: number }
}

/** What a model read of a set, by the set's name below the corpus. */
export type Readings = (set: string) => ReadingFile

interface DefectRecall {
  readonly counts: DefectCounts
  /** By rule: defects of the kinds that it is there for, and how many of them it reports at any severity. */
  readonly byRule: ReadonlyMap<string, Share>
}

/** Undefined where the corpus has no such sets. @throws UserError for a set that does not say what was planted, or of what kind */
export function defectRecall(
  corpus: string,
  active: readonly ActiveRule[],
  readings: Readings = () => UNREAD,
): DefectRecall | undefined {
  const folder = join(corpus, 'defects')
  if (!existsSync(folder)) return undefined
  const sets = readdirSync(folder)
    .filter((file) => file.endsWith(EXPECTED))
    .sort()
    .map((file) => countedIn(folder, file, active, readings))
  const defects = sets.flatMap((set) => set.defects)
  const alarms = sets.flatMap((set) => set.alarms)
  const byRule = Map.groupBy(
    sets.flatMap((set) => set.asked),
    ({ rule }) => rule,
  )
  return {
    counts: {
      sets: sets.length,
      found: shareOf(rateEstimate(defects.map(valueOf))),
      degrees: [...Map.groupBy(defects, ({ severity }) => severity)].map(([degree, of]) => ({
        degree,
        found: of.filter(({ found }) => found).length,
        of: of.length,
      })),
      lookalikes: { alarmed: alarms.filter(Boolean).length, of: alarms.length },
    },
    byRule: new Map([...byRule].map(([rule, of]) => [rule, shareOf(rateEstimate(of.map(valueOf)))])),
  }
}

const EXPECTED = '.expected.json'

/** What is reported of one set: by what a user sees, and by each rule that is there for one of its defects. */
function countedIn(folder: string, file: string, active: readonly ActiveRule[], readings: Readings) {
  const { defects, lookalikes } = plantedIn(join(folder, file))
  const toolset = toolsetIn(join(folder, file.replace(EXPECTED, '.json')))
  const read = readFindings(toolset, readings(`defects/${file.replace(EXPECTED, '')}`))
  const recommended = active.filter(({ rule }) => rule.presets.includes('recommended'))
  const loud = findingsOf(toolset, recommended, read).filter(({ severity }) => severity !== 'info')
  // a strict rule may speak instead of a recommended one, so both runs are asked
  const all = [...loud, ...findingsOf(toolset, active, read)]
  return {
    defects: defects.map((defect) => ({ ...defect, found: loud.some((finding) => means(finding, defect)) })),
    asked: defects.flatMap(({ rules, ...defect }) =>
      active
        .filter(({ id }) => rules.includes(id))
        .map(({ id }) => ({ rule: id, set: defect.set, found: all.some((one) => means(one, { ...defect, rules: [id] })) })),
    ),
    alarms: lookalikes.map((place) =>
      loud.some((finding) => standsAt(finding, place) && !defects.some((defect) => means(finding, defect))),
    ),
  }
}

function means(finding: Diagnostic, defect: Defect): boolean {
  // what a reader found may be of any kind
  const isOfKind = finding.rule.startsWith('reading/') || isOneOf(finding.rule, defect.rules)
  return isOfKind && standsAt(finding, defect)
}

/** One author's set is a cluster: its style repeats. */
function valueOf({ set, found }: { set: string; found: boolean }): RateValue {
  return { value: found ? 1 : 0, cluster: set }
}

function plantedIn(path: string): { defects: Defect[]; lookalikes: Place[] } {
  const data: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const { defects, lookalikes } = isObject(data) ? data : {}
  if (!isArray(defects) || !isArray(lookalikes)) throw new UserError(`${path} needs \`defects\` and \`lookalikes\`.`)
  return {
    defects: defects.filter(isObject).map((entry) => {
      const [kind = '', severity = ''] = [ownString(entry, 'kind'), ownString(entry, 'severity')]
      return { ...placeOf(entry), set: path, rules: rulesFor(kind), severity }
    }),
    // a look-alike of a whole tool is alarmed by a finding about the whole tool
    lookalikes: lookalikes.filter(isObject).map((entry) => {
      const place = placeOf(entry)
      return place.pointer === '' ? { ...place, pointer: WHOLE_TOOL } : place
    }),
  }
}

const WHOLE_TOOL = '/whole-tool'

function placeOf(entry: JsonObject): Place {
  const also = entry['also']
  const others = isArray(also) ? also : [also]
  return {
    tool: ownString(entry, 'tool') ?? '',
    also: others.flatMap((one) => (typeof one === 'string' ? [one] : [])),
    pointer: ownString(entry, 'pointer') ?? '',
  }
}

function toolsetIn(path: string) {
  const data: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const tools: readonly Json[] = isObject(data) && isArray(data['tools']) ? data['tools'] : []
  const instructions = isObject(data) ? ownString(data, 'instructions') : undefined
  return toolsetFrom({
    uri: path,
    tools: tools.filter(isObject).map((raw, index) => toolFrom(raw, index, undefined)),
    instructions,
  })
}

/** Whether a finding stands at a place: on the tool, and at the text or the parameter there, or at the other side of the contradiction. */
function standsAt({ rule, tool, related, at, message }: Diagnostic, place: Place): boolean {
  const tools = [place.tool, ...place.also]
  if (![tool, ...related].some((name) => name !== undefined && tools.includes(name))) return false
  if (['', '/description', '/title'].includes(place.pointer)) return true
  if (contains(at, place.pointer) || contains(place.pointer, at)) return true
  const parameter = parameterOf(place.pointer)
  if (parameter !== undefined) return parameterOf(at) === parameter || namesWord(message, parameter)
  return (
    /^\/(annotations|outputSchema)/.test(place.pointer) && at !== '' && /^(annotation|returns|consistency|schema)\//.test(rule)
  )
}

function contains(outer: string, inner: string): boolean {
  return outer === inner || inner.startsWith(`${outer}/`)
}

/** The name of the innermost property on the way. */
function parameterOf(pointer: string): string | undefined {
  return /.*\/properties\/([^/]+)/.exec(pointer)?.[1]
}

function namesWord(message: string, word: string): boolean {
  return message.split(/[^\p{L}\p{N}_-]+/u).includes(word)
}
