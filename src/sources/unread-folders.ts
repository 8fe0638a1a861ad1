import { readdir } from 'node:fs'
import { resolve } from 'node:path'
import type { Problem } from '../core/finding.ts'

/** The system as a search for files sees it, and the folders that it did not let the search into. */
export function watchedFolders(cwd: string) {
  const unread = new Map<string, string>()
  return {
    /** What searches pass over in silence. */
    unread,
    fs: {
      // a proxy, because the overloads of readdir cannot be written down as one function
      readdir: new Proxy(readdir, {
        apply(target, self, [path, options, done]: [string, unknown, (...result: unknown[]) => void]) {
          return Reflect.apply(target, self, [
            path,
            options,
            (error: NodeJS.ErrnoException | null, entries?: unknown) => {
              // what vanished meanwhile holds nothing
              if (error !== null && error.code !== 'ENOENT' && error.code !== 'ENOTDIR')
                unread.set(resolve(cwd, path), wordsOf(error))
              done(error, entries)
            },
          ])
        },
      }),
    },
  }
}

/** One problem for each folder that could not be searched. */
export function unreadProblems(unread: ReadonlyMap<string, string>, uriOf: (path: string) => string): Problem[] {
  return [...unread].sort().map(([path, why]) => ({
    uri: uriOf(path),
    message: `This folder cannot be searched: ${why}.`,
    hint: 'Check its permissions and its owner, or leave it out: "!folder/**".',
  }))
}

function wordsOf({ code, message }: NodeJS.ErrnoException): string {
  return code === 'EACCES' || code === 'EPERM' ? 'permission denied' : message
}
