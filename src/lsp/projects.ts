import { statSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { UserError } from '../core/user-error.ts'
import type { TextOf } from '../sources/source.ts'
import type { Session } from '../session/api.ts'
import { configOfTexts, governingFile } from '../session/config.ts'
import { textsIn } from '../session/read.ts'
import type { Outside } from './reach.ts'

/** The session of one configuration: documents below one file of it share the session. */
export interface Governed {
  readonly session: Session
  /** What uris are relative to: the folder of the configuration, or the root. */
  readonly folder: string
  /** The configuration file, if there is one. */
  readonly file: string | undefined
  /** Texts of files on the disk, as they were when this was last told to look again. */
  readonly onDisk: TextOf
}

type LoadedConfig = Awaited<ReturnType<typeof configOfTexts>>

export interface ProjectSettings {
  /** @throws UserError for a configuration that names what does not exist */
  open(cwd: string, config?: LoadedConfig): Session
  /** What must not be read. */
  readonly outside: Outside
  /** Tells a person. The same is said once until it changes. */
  tell(says: string): void
}

interface Kept extends Governed {
  /** What the files of the configuration looked like when they were read. */
  readonly stamp: string
}

/** How long the disk is taken to stay as it is. */
const LOOK_AGAIN_MS = 1_000

/** Sessions by the configuration that governs a document. One that becomes invalid leaves the last good one in place. */
export function openProjects({ open, outside, tell }: ProjectSettings) {
  const kept = new Map<string, Kept>()
  const places = new Map<string, string | undefined>()
  const told = new Map<string, string>()
  let looked = Date.now()

  /** The project of a path, below the root that is nearest to it. */
  async function of(path: string, root: string | undefined): Promise<Governed> {
    if (Date.now() - looked > LOOK_AGAIN_MS) lookAgain()
    const folder = dirname(path)
    if (!places.has(folder)) places.set(folder, governing(folder))
    const file = places.get(folder)
    const home = file === undefined ? (root ?? folder) : dirname(file)
    const key = file ?? `${home}${sep}`
    const last = kept.get(key)
    if (last !== undefined && last.stamp === stampOf(last.session.config.files)) return last
    const next = await opened(file, home, last)
    kept.set(key, next)
    return next
  }

  function governing(folder: string): string | undefined {
    const file = governingFile(folder)
    return file === undefined || outside(file) !== undefined ? undefined : file
  }

  function textsBelow(folder: string): TextOf {
    const texts = textsIn({ cwd: folder })
    return (uri) => (outside(resolve(folder, uri)) === undefined ? texts(uri) : undefined)
  }

  async function opened(file: string | undefined, folder: string, last: Kept | undefined): Promise<Kept> {
    const onDisk = last?.onDisk ?? textsBelow(folder)
    if (file === undefined) return { session: last?.session ?? open(folder), folder, file, onDisk, stamp: '' }
    try {
      const config = await configOfTexts(file, folder, () => undefined, outside)
      const session = open(folder, config)
      told.delete(file)
      return { session, folder, file, onDisk, stamp: stampOf(config.files) }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const until =
        last === undefined ? 'Until it is corrected, the defaults apply.' : 'Until it is corrected, the last valid one applies.'
      const says = [`The configuration cannot be read: ${error.message}`, error.hint, until].filter(Boolean).join(' ')
      if (told.get(file) !== says) tell(says)
      told.set(file, says)
      const session = last?.session ?? open(folder)
      return { session, folder, file, onDisk, stamp: stampOf(session.config.files) }
    }
  }

  /** Whatever was read from the disk is read again when it is next needed. */
  function lookAgain(): void {
    looked = Date.now()
    places.clear()
    for (const [key, one] of kept) kept.set(key, { ...one, onDisk: textsBelow(one.folder) })
  }

  return {
    of,
    outside,
    lookAgain,
    /** True for a file that some configuration was read from. */
    isConfig: (path: string) => [...kept.values()].some(({ session }) => session.config.files.includes(path)),
    /** Reads all configurations again when they are next needed. */
    forgetConfigs(): void {
      lookAgain()
      for (const [key, one] of kept) kept.set(key, { ...one, stamp: 'read again' })
    },
  }
}

function stampOf(files: readonly string[]): string {
  return files
    .map((file) => {
      const found = statSync(file, { throwIfNoEntry: false })
      return `${found?.mtimeMs ?? ''} ${found?.size ?? ''}`
    })
    .join('\n')
}

/** What a session calls a file: relative to its folder, `/`-separated. */
export function sessionUri(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}
