import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import { editor } from './editor.ts'
import { folder } from './folder.ts'

/** An editor in a folder with these files. */
export function editing(files: Record<string, string> = {}, name = '') {
  const root = join(folder(), name)
  mkdirSync(root, { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const client = editor({ cwd: root })
  onTestFinished(() => void client.server.kill('SIGKILL'))
  return { ...client, root, rootUri: pathToFileURL(root).href, uri: (path: string) => pathToFileURL(join(root, path)).href }
}

/** Line and character of the first of some words. */
export function placeOf(text: string, words: string, inside = 0) {
  const before = text.slice(0, text.indexOf(words) + inside).split('\n')
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
}
