import { isUtf8 } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { UserError } from '../../core/user-error.ts'

const BOM = '\uFEFF'

/**
 * Writes a file that was read before, in one step: whoever reads meanwhile sees the old text or the new one. Mode and byte
 * order mark are kept, symbolic links followed.
 *
 * @throws UserError where the file holds something else than `before` by now, or cannot be written; nothing is changed then.
 */
export async function saveText(path: string, uri: string, before: string, after: string): Promise<void> {
  try {
    const target = await realpath(path)
    const bytes = await readFile(target)
    const text = isUtf8(bytes) ? bytes.toString('utf8') : undefined
    if (text === undefined) {
      throw new UserError(`${uri} is not UTF-8, so it was not changed.`, {
        hint: 'Save it as UTF-8, then run the command again.',
      })
    }
    if (unmarked(text) !== unmarked(before)) {
      throw new UserError(`${uri} changed while the command ran, so it was not written.`, { hint: 'Run the command again.' })
    }
    await replace(target, text.startsWith(BOM) ? `${BOM}${unmarked(after)}` : after, (await stat(target)).mode)
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`${uri} cannot be written: ${error instanceof Error ? error.message : String(error)}`, {
      hint: 'Check the permissions of the file and of its folder. Nothing was changed.',
      cause: error,
    })
  }
}

/**
 * Writes a file that is not there yet, in one step, with the folder that holds it.
 * @throws UserError where it appeared meanwhile, or cannot be written; nothing is left then
 */
export async function createText(path: string, uri: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    const draft = draftFor(path)
    try {
      await write(draft, text, 0o666)
      // unlike a renaming, a link never takes the place of a file that is there
      await link(draft, path).catch((error: unknown) => (isThere(error) ? Promise.reject(error) : rename(draft, path)))
    } finally {
      await rm(draft, { force: true })
    }
  } catch (error) {
    throw new UserError(`${uri} cannot be written: ${error instanceof Error ? error.message : String(error)}`, {
      hint: 'Check the permissions of its folder. Nothing was changed.',
      cause: error,
    })
  }
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}

function unmarked(text: string): string {
  return text.startsWith(BOM) ? text.slice(1) : text
}

async function replace(target: string, text: string, mode: number): Promise<void> {
  // renaming needs no right to write the file itself: ask for it, so that a read-only file stays as it is
  await (await open(target, 'r+')).close()
  const draft = draftFor(target)
  try {
    await write(draft, text, mode, true)
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

function draftFor(target: string): string {
  return join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
}

/** `exact`: the mode is that of a file that was there, whatever the process takes away from new ones. */
async function write(draft: string, text: string, mode: number, exact = false): Promise<void> {
  const file = await open(draft, 'wx', mode)
  try {
    await file.writeFile(text)
    if (exact) await file.chmod(mode)
    await file.sync()
  } finally {
    await file.close()
  }
}
