import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtins } from '../../src/builtins.ts'
import { DEFAULTS } from '../../src/config/config.ts'
import { questionDigest } from '../../src/core/question.ts'
import type { ReadReport } from '../../src/core/read-report.ts'
import { readingFileFrom, type ReadingFile } from '../../src/reading/file.ts'
import { createSession } from '../../src/session.ts'
import { recordedReader, type Recording } from './recording.ts'

interface ReadSet {
  readonly report: ReadReport
  /** What `lint` would use. */
  readonly file: ReadingFile
  /** The messages that were sent, by the digest of their request. */
  readonly requests: ReadonlyMap<string, string>
  /** Requests that the recording has no reply to. */
  readonly missing: number
}

/** Has the reader of a recording read its set again, as `rightcall read` does. */
export async function readSet(recording: Recording, corpus: string): Promise<ReadSet> {
  const requests = new Map<string, string>()
  let missing = 0
  const reader = recordedReader(recording, () => missing++)
  const listening: typeof reader = {
    ...reader,
    async open(id, settings) {
      const model = await reader.open(id, settings)
      return {
        ...model,
        ask(request, signal) {
          requests.set(questionDigest(request), request.says)
          return model.ask(request, signal)
        },
      }
    },
  }
  const cwd = mkdtempSync(join(tmpdir(), 'rightcall-reading-'))
  try {
    const session = createSession({ ...builtins, modelProviders: async () => [listening] }, DEFAULTS, {
      cwd,
      env: {},
      note: () => {},
    })
    const { targets } = await session.targets({ args: [join(corpus, `${recording.set}.json`)] })
    const { report } = await session.read(targets, {
      models: [`recorded:${recording.set}`],
      ...{ baseUrl: undefined, out: undefined, concurrency: 4, cache: false, looks: 1, seed: recording.seed },
      progress: () => {},
    })
    return { report, requests, missing, file: readingFileFrom(readFileSync(join(cwd, report.file), 'utf8')) }
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}
