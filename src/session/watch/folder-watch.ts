import { statSync, watch, type FSWatcher } from 'node:fs'
import { basename, join } from 'node:path'

/** Folders under watch, each without what lies in folders below it. */
export interface FolderWatch {
  /** Watches these folders and no others; true where one of them was not watched before. Those that do not exist are left out. */
  follow(folders: ReadonlySet<string>): boolean
  /** How many are watched. */
  size(): number
  close(): void
}

interface Watching {
  readonly watcher: FSWatcher
  /** Tells the folder from another that took its name. */
  readonly identity: string
}

/**
 * Folders and not files: a file that is replaced by renaming another is another file, and one that is gone may come back. `changed` is
 * told the path of an entry, or of the folder where the system does not name one; `failed`, why a folder cannot be watched.
 */
export function watchFolders(changed: (path: string) => void, failed: (folder: string, error: Error) => void): FolderWatch {
  const watching = new Map<string, Watching>()

  function drop(folder: string): void {
    watching.get(folder)?.watcher.close()
    watching.delete(folder)
  }

  function add(folder: string, identity: string): boolean {
    try {
      const watcher = watch(folder, (_, name) => {
        // how the system tells of the folder itself that it is gone: the next one of its name is another one, to be watched by itself
        if (name === basename(folder)) drop(folder)
        changed(name === null || name === basename(folder) ? folder : join(folder, name))
      })
      watcher.on('error', () => {
        drop(folder)
        changed(folder)
      })
      watching.set(folder, { watcher, identity })
      return true
    } catch (error) {
      if (!(error instanceof Error)) throw error
      // it may have vanished between the look and the watch
      if (identityOf(folder) !== undefined) failed(folder, error)
      return false
    }
  }

  return {
    follow(folders) {
      for (const folder of watching.keys()) if (!folders.has(folder)) drop(folder)
      let isNew = false
      for (const folder of folders) {
        const identity = identityOf(folder)
        if (identity !== undefined && watching.get(folder)?.identity === identity) continue
        drop(folder)
        if (identity !== undefined && add(folder, identity)) isNew = true
      }
      return isNew
    },
    size: () => watching.size,
    close() {
      for (const folder of [...watching.keys()]) drop(folder)
    },
  }
}

function identityOf(folder: string): string | undefined {
  try {
    const found = statSync(folder, { bigint: true })
    return found.isDirectory() ? `${found.dev}:${found.ino}` : undefined
  } catch {
    return undefined
  }
}
