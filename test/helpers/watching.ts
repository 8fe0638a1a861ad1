import { listening, started, until, type Started } from './real-process.ts'

export interface Watching extends Started {
  /** What was written to a stream since the last call, once it holds this. */
  heard(pattern: RegExp, stream?: 'err' | 'out'): Promise<string>
}

/** `rightcall lint --watch` as a process of its own, once it watches. */
export async function watching(argv: readonly string[], cwd: string): Promise<Watching> {
  const run = started(['lint', ...argv, '--watch'], { cwd })
  const from = { err: 0, out: 0 }
  const heard = async (pattern: RegExp, stream: 'err' | 'out' = 'err'): Promise<string> => {
    const so = () => run.said()[stream].slice(from[stream])
    await until(() => pattern.test(so()))
    const text = so()
    from[stream] += text.length
    return text
  }
  await listening(run)
  await heard(/^Watching /m)
  return { ...run, heard }
}
