import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openJournal } from '../../src/store/journal.ts'
import { folder } from '../helpers/folder.ts'

const HEADER = { run: 'r1', started: '2026-11-21T00:00:00.000Z' }
const FIRST_LINE = `{"version":1,"kind":"journal","run":"r1","started":"2026-11-21T00:00:00.000Z"}\n`
const ASKER = join(import.meta.dirname, '../fixtures/runs/asker.ts')

const contentOf = (root: string): string => readFileSync(join(root, 'journal.jsonl'), 'utf8')

async function openedOn(content: string | Uint8Array) {
  const root = folder({ 'journal.jsonl': content })
  const journal = await openJournal(root, { ...HEADER, run: 'r2' })
  return { root, journal }
}

test('a journal is made with its folders, holds its header and lines in order, and goes on where it stopped', async () => {
  const root = join(folder(), 'a', 'b')
  const journal = await openJournal(root, HEADER)
  expect(journal).toMatchObject({ header: HEADER, lines: [], damaged: 0 })
  await Promise.all([1, 2, 3].map((n) => journal.append({ n })))
  await journal.append({ n: 4 })
  await journal.close()
  expect(contentOf(root)).toBe(`${FIRST_LINE}{"n":1}\n{"n":2}\n{"n":3}\n{"n":4}\n`)
  const again = await openJournal(root, { ...HEADER, run: 'r2' })
  expect(again.header).toEqual(HEADER)
  expect(again.lines).toEqual([1, 2, 3, 4].map((n) => ({ n })))
  await again.append({ n: 5 })
  await again.close()
  expect(contentOf(root)).toBe(`${FIRST_LINE}{"n":1}\n{"n":2}\n{"n":3}\n{"n":4}\n{"n":5}\n`)
  expect(readdirSync(root)).toEqual(['journal.jsonl'])
})

test('a line exists when append has resolved, whatever comes then', async () => {
  const root = folder()
  const journal = await openJournal(root, HEADER)
  await journal.append({ n: 1 })
  expect(contentOf(root)).toBe(`${FIRST_LINE}{"n":1}\n`)
  const last = journal.append({ n: 2 })
  await journal.close()
  await last
  expect(contentOf(root)).toBe(`${FIRST_LINE}{"n":1}\n{"n":2}\n`)
})

test('runs that start at the same time make their common folders once', async () => {
  const root = folder()
  const journals = await Promise.all(['a', 'b', 'c', 'd'].map((name) => openJournal(join(root, 'deep', 'runs', name), HEADER)))
  for (const journal of journals) await journal.close()
  expect(readdirSync(join(root, 'deep', 'runs'))).toEqual(['a', 'b', 'c', 'd'])
})

describe('damage', () => {
  const whole = `${FIRST_LINE}{"n":"é"}\n`
  const bytes = Buffer.from('{"n":"é😀"}')

  test.each(Array.from({ length: bytes.length }, (_, cut) => cut + 1))(
    'a last line torn after %i bytes is cut off, and no byte more',
    async (cut) => {
      const { root, journal } = await openedOn(Buffer.concat([Buffer.from(whole), bytes.subarray(0, cut)]))
      expect(journal).toMatchObject({ lines: [{ n: 'é' }], damaged: 0 })
      await journal.append({ n: 2 })
      await journal.close()
      expect(contentOf(root)).toBe(`${whole}{"n":2}\n`)
    },
  )

  test('bytes that are no UTF-8 make a line damaged, and leave all others where they are', async () => {
    const bad = Buffer.concat([Buffer.from('{"n":"'), Buffer.from([0xff, 0xc3, 0x28]), Buffer.from('"}\n')])
    const content = Buffer.concat([Buffer.from(whole), bad, Buffer.from('{"n":3}\n{"n":')])
    const { root, journal } = await openedOn(content)
    expect(journal).toMatchObject({ lines: [{ n: 'é' }, { n: 3 }], damaged: 1 })
    await journal.append({ n: 4 })
    await journal.close()
    const expected = Buffer.concat([Buffer.from(whole), bad, Buffer.from('{"n":3}\n{"n":4}\n')])
    expect(readFileSync(join(root, 'journal.jsonl'))).toEqual(expected)
  })

  test('lines that are no objects are counted; empty ones are nothing', async () => {
    const { journal } = await openedOn(`${FIRST_LINE}[1]\n\n"x"\n{"n":\n{"n":1}\n`)
    await journal.close()
    expect(journal).toMatchObject({ lines: [{ n: 1 }], damaged: 3 })
  })

  test.each(Array.from({ length: 5 }, (_, part) => Math.floor(((FIRST_LINE.length - 1) * part) / 4)))(
    'a header torn after %i bytes is written anew',
    async (cut) => {
      const { root, journal } = await openedOn(FIRST_LINE.slice(0, cut))
      await journal.close()
      expect(contentOf(root)).toBe(FIRST_LINE.replace('r1', 'r2'))
    },
  )
})

describe('files that are not ours stay as they are', () => {
  test.each([
    ['a journal of something else', '{"kind":"other"}\n{"a":1}\n', 'is not a journal of rightcall'],
    ['text without a line end', 'my notes', 'is not a journal of rightcall'],
    ['text with a torn end', 'my\nnotes', 'is not a journal of rightcall'],
    ['a journal of a later version', FIRST_LINE.replace('1', '2'), 'another version of rightcall'],
    ['a journal without a name', '{"version":1,"kind":"journal"}\n', 'another version of rightcall'],
  ])('%s', async (_, content, says) => {
    const root = folder({ 'journal.jsonl': content })
    await expect(openJournal(root, HEADER)).rejects.toMatchObject({ message: expect.stringContaining(says), exitCode: 2 })
    expect(contentOf(root)).toBe(content)
    expect(readdirSync(root)).toEqual(['journal.jsonl'])
  })
})

describe('places where nothing can be written are told before anything is asked', () => {
  test('a file where the folder should be', async () => {
    const root = folder({ file: '' })
    await expect(openJournal(join(root, 'file'), HEADER)).rejects.toThrow('a part of the path is a file')
    await expect(openJournal(join(root, 'file', 'deep'), HEADER)).rejects.toThrow('a part of the path is a file')
  })

  test('a folder where the file should be', async () => {
    const root = folder()
    mkdirSync(join(root, 'journal.jsonl'))
    await expect(openJournal(root, HEADER)).rejects.toThrow('there is a folder in the place of the file')
    expect(readdirSync(root)).toEqual(['journal.jsonl'])
  })

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a folder that is read-only', async () => {
    const root = folder()
    chmodSync(root, 0o500)
    await expect(openJournal(root, HEADER)).rejects.toThrow('permission denied')
    await expect(openJournal(join(root, 'new'), HEADER)).rejects.toThrow('permission denied')
  })

  test.runIf(process.platform === 'linux')('a file system that takes no folders', async () => {
    await expect(openJournal('/proc/rightcall/run', HEADER)).rejects.toThrow('the folder cannot be created')
  })

  test.runIf(process.platform === 'linux')('a device without an end', async () => {
    const root = folder()
    symlinkSync('/dev/full', join(root, 'journal.jsonl'))
    await expect(openJournal(root, HEADER)).rejects.toThrow('is not a file')
    expect(readdirSync(root)).toEqual(['journal.jsonl'])
  })
})

// a limit on the size of files fails as a full disk does, in the middle of a write
describe.skipIf(process.platform === 'win32')('where the room runs out', () => {
  const limited = (blocks: number, root: string) =>
    spawnSync('sh', ['-c', `ulimit -f ${blocks}; exec "$0" "$1" "$2"`, process.execPath, ASKER, root], { encoding: 'utf8' })

  test('in the middle of a run, it ends with whole lines, and another goes on from there', () => {
    const root = folder()
    const { status, stderr } = limited(50, root)
    expect(status).toBe(1)
    expect(stderr).toContain('the file would grow over the size limit of this system')
    const kept = contentOf(root).split('\n').slice(1, -1)
    expect(kept.length).toBeGreaterThan(1)
    expect(kept.length).toBeLessThan(40)
    const intents = kept.map((line): unknown => JSON.parse(line).intent)
    execFileSync(process.execPath, [ASKER, root])
    const asked = readFileSync(join(root, 'asked.log'), 'utf8').trim().split('\n')
    for (const intent of intents) expect(asked.filter((each) => each === intent)).toHaveLength(1)
    expect(new Set(asked)).toHaveLength(40)
  })

  test('every later line fails as well, and the journal can be closed', () => {
    const root = folder()
    const script = `
      const { openJournal } = await import(process.argv[1])
      const journal = await openJournal(process.argv[2], { run: 'r', started: 's' })
      const told = []
      const append = (n) => journal.append({ n, text: 'x'.repeat(900) }).then(() => 'kept', ({ hint }) => hint === undefined ? 'crash' : 'full')
      told.push(await append(1), await append(2), await append(3))
      told.push(...await Promise.all([append(4), append(5)]))
      await journal.close()
      console.log(told.join())`
    const journal = pathToFileURL(join(import.meta.dirname, '../../src/store/journal.ts')).href
    const shell = 'ulimit -f 3; exec "$0" --input-type=module -e "$1" "$2" "$3"'
    const { stdout, status } = spawnSync('sh', ['-c', shell, process.execPath, script, journal, root], { encoding: 'utf8' })
    expect(stdout.trim()).toMatch(/^kept,(kept,)?full,(full,)?full,full$/)
    expect(status).toBe(0)
    expect(readdirSync(root)).toEqual(['journal.jsonl'])
  })

  test('before the first answer, nothing is asked', () => {
    const root = folder()
    expect(limited(0, root).status).not.toBe(0)
    expect(readdirSync(root)).not.toContain('asked.log')
  })
})
