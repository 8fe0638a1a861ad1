import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digest } from '../../src/core/digest.ts'
import { isArray, isObject, own, ownObject, ownString, type Json } from '../../src/core/json.ts'
import type { ModelProvider, Request } from '../../src/core/model.ts'
import { questionDigest } from '../../src/core/question.ts'
import { UserError } from '../../src/core/user-error.ts'
import { LOOK_PROMPT } from '../../src/reading/look-prompt.ts'
import { decoded, itemsIn } from './coded.ts'

export const RECORDINGS = 'golden/readings'

/** What a reader answered when it read one set of tools. */
export interface Recording {
  /** The tool list in the corpus: `defects/two-01-helpdesk`, `servers/airtable-mcp-server`. */
  readonly set: string
  /** Of boundaries, ids and controls. */
  readonly seed: number
  readonly prompt: string
  /** ISO date. */
  readonly on: string
  /** Who answered, and how it was asked. */
  readonly reader: string
  /** `raw` where the texts may stand here, `coded` where they may not. */
  readonly words: 'raw' | 'coded'
  readonly replies: readonly RecordedReply[]
  /**
   * Verdicts of second looks, by the digest of the item. Each item is judged by itself, so a verdict stays when others come or go next to it;
   * `look` is the digest of the prompt that it was given under.
   */
  readonly look: string
  readonly verdicts: Readonly<Record<string, string>>
}

interface RecordedReply {
  /** `questionDigest` of the exact request: another prompt, tool or control, and it counts for nothing. */
  readonly question: string
  /** Arguments of the one call. */
  readonly arguments: Json
}

/** All recordings, by file name. @throws UserError for one that is none */
export function readRecordings(folder = RECORDINGS): Recording[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => recordingFrom(JSON.parse(readFileSync(join(folder, file), 'utf8')), file))
}

function recordingFrom(data: Json, file: string): Recording {
  const [set, prompt, on, reader, words] = ['set', 'prompt', 'on', 'reader', 'words'].map((key) =>
    isObject(data) ? (ownString(data, key) ?? '') : '',
  )
  const whole = isObject(data) ? data : {}
  const [seed, replies, verdicts] = [
    own(whole, 'seed'),
    own(whole, 'replies'),
    Object.entries(ownObject(whole, 'verdicts') ?? {}),
  ]
  if (!set || !prompt || !on || !reader || typeof seed !== 'number' || !isArray(replies))
    throw new UserError(`${file} is no recording of a reader.`)
  return {
    ...{ set, seed, prompt, on, reader, words: words === 'raw' ? 'raw' : 'coded', look: ownString(whole, 'look') ?? '' },
    verdicts: Object.fromEntries(verdicts.flatMap(([item, verdict]) => (typeof verdict === 'string' ? [[item, verdict]] : []))),
    replies: replies.flatMap((one) => {
      const question = isObject(one) ? ownString(one, 'question') : undefined
      return !isObject(one) || question === undefined ? [] : [{ question, arguments: own(one, 'arguments') ?? null }]
    }),
  }
}

/** What a prompt of second looks is told apart by. */
export const LOOK_DIGEST = digest(LOOK_PROMPT, 16)

/** The model `recorded:<set>`, which gives the replies of a recording. `missing` is told of each request that it has none for. */
export function recordedReader(recording: Recording, missing: (request: string) => void): ModelProvider {
  const byQuestion = new Map(recording.replies.map((one) => [one.question, one.arguments]))
  const replyTo = ({ says, tools: [tool], ...rest }: Request): Json | undefined => {
    if (tool?.name === 'answer') return verdictsOn(says, recording)
    const kept = byQuestion.get(questionDigest({ says, tools: tool === undefined ? [] : [tool], ...rest }))
    return kept === undefined || recording.words === 'raw' ? kept : decoded(kept, says)
  }
  return {
    prefix: 'recorded',
    ids: [],
    generates: false,
    open: async (id) => ({
      name: `recorded:${id}`,
      kind: 'language',
      parameters: {},
      async ask(request) {
        const given = replyTo(request)
        if (given === undefined) {
          missing(request.says)
          throw new Error('no reply to this request was recorded')
        }
        const usage = { input: undefined, output: undefined, cachedInput: undefined }
        const calls = [{ tool: request.tools[0]?.name ?? '', arguments: given }]
        return { calls, text: '', stop: 'calls', usage, model: recording.reader }
      },
      retry: () => false,
    }),
  }
}

/** The verdicts on the items of a second look; undefined where none of them was recorded under this prompt. */
function verdictsOn(shown: string, { look, verdicts }: Recording): Json | undefined {
  const answers = [...itemsIn(shown)].flatMap(([id, item]) => {
    const verdict = look === LOOK_DIGEST ? verdicts[item] : undefined
    return verdict === undefined ? [] : [{ id, fine: '', why: '', verdict }]
  })
  return answers.length === 0 ? undefined : { answers }
}
