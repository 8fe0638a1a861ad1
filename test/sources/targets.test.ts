import { chmodSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { readStream } from '../../src/sources/read-text.ts'
import { openFile, targetsOf } from '../../src/sources/targets.ts'
import { folder } from '../helpers/folder.ts'

const tool = (name: string) => JSON.stringify({ name, description: 'x', inputSchema: { type: 'object' } })
const list = JSON.stringify({ tools: [] })

const FILES: Record<string, string | Uint8Array> = {
  'list.json': list,
  'lists/a.json': list,
  'lists/b.yaml': 'tools: []\n',
  'lists/node_modules/c.json': list,
  'snap/b.json': tool('b'),
  'snap/a.json': tool('a'),
  'snap/deep/c.yml': 'name: c\ndescription: x\ninputSchema: {type: object}\n',
  'mixed/a.json': tool('a'),
  'mixed/package.json': '{"name": "x", "version": "1"}',
  'mixed/broken.json': '{',
  'readme/readme.txt': 'x',
  '[id].json': list,
  'utf16.json': Buffer.from('\uFEFF{"tools": []}', 'utf16le'),
  'utf16-bare.json': Buffer.from('{"tools": []}', 'utf16le'),
  'latin1.json': Buffer.from('{"tools": "\u00e9"}', 'latin1'),
  'large.json': '',
}

let cwd = ''
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rightcall-targets-'))
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), content)
  }
  truncateSync(join(cwd, 'large.json'), 200 * 2 ** 20)
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

async function targets(...args: string[]) {
  const found = await targetsOf(args, { cwd, stdin: async () => list, sources: builtins.sources })
  return {
    uris: found.targets.map((target) => {
      if (target.kind === 'url') return target.url
      return target.kind === 'document' ? target.document.uri : ''
    }),
    problems: found.problems.map(({ uri, message, hint }) => `${uri}: ${message} ${hint ?? ''}`),
  }
}

describe('arguments that work', () => {
  test.each([
    ['a file', ['list.json'], ['list.json']],
    ['a file twice', ['list.json', './list.json', 'li*.json'], ['list.json']],
    ['a file with the name of a pattern', ['[id].json'], ['[id].json']],
    ['a glob, sorted, without node_modules', ['lists/**/*.{yaml,json}'], ['lists/a.json', 'lists/b.yaml']],
    ['a glob with an exception', ['lists/*', '!**/*.yaml'], ['lists/a.json']],
    ['a folder of lists', ['lists'], ['lists/a.json', 'lists/b.yaml']],
    ['a folder of one tool a file', ['snap/'], ['snap/a.json', 'snap/b.json', 'snap/deep/c.yml']],
    [
      'files of one tool each from one folder',
      ['snap/*.json', 'snap/deep/c.yml'],
      ['snap/a.json', 'snap/b.json', 'snap/deep/c.yml'],
    ],
    ['standard input', ['-'], ['<stdin>']],
    ['a URL', ['https://host.example/mcp', 'list.json'], ['https://host.example/mcp', 'list.json']],
    ['a file in UTF-16', ['utf16.json'], ['utf16.json']],
    ['nothing', [], []],
  ])('%s', async (_, args, uris) => {
    const found = await targets(...args)
    expect(found.uris).toEqual(uris)
    expect(found.problems).toEqual([])
  })

  test('a uri is the path from the working directory', async () => {
    const above = await openFile('../list.json', join(cwd, 'snap'), builtins.sources)
    expect(above.uri).toBe('../list.json')
  })
})

describe('arguments that do not are problems, and the rest survives', () => {
  test.each([
    ['lst.json', /does not exist. Did you mean list\.json\?/],
    ['snap/aa.json', /does not exist. Did you mean snap\/a\.json\?/],
    ['nowhere/a.json', /nor does its folder/],
    ['list.json/a.json', /does not exist/],
    ['nothing/*.json', /matches no file/],
    ['readme', /without files that may contain tools \(\.ts, \.tsx, .*\.json, \.yaml and \.yml\)/],
    ['large.json', /larger than 64 MiB/],
    ['utf16-bare.json', /UTF-16.*iconv/],
    ['latin1.json', /not valid UTF-8/],
    ['http://', /not a valid URL/],
  ])('%s', async (arg, expected) => {
    const { uris, problems } = await targets(arg, 'list.json')
    expect(uris).toEqual(['list.json'])
    expect(problems).toEqual([expect.stringMatching(expected)])
  })

  test('a folder with other files in it', async () => {
    const { uris, problems } = await targets('mixed')
    // what is broken says so when it is read
    expect(uris).toEqual(['mixed/a.json', 'mixed/broken.json'])
    expect(problems).toEqual([
      expect.stringMatching(/^mixed: The folder contains 1 file that is not a list of tools: mixed\/package\.json/),
    ])
  })

  test.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    chmodSync(join(cwd, 'list.json'), 0)
    const { problems } = await targets('list.json')
    chmodSync(join(cwd, 'list.json'), 0o644)
    expect(problems).toEqual([expect.stringMatching(/permission denied/)])
  })
})

test('reading many files hears a signal, and stops', async () => {
  const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`many/${index}.json`, list]))
  const stop = new AbortController()
  const io = { cwd: folder(many), stdin: async () => '', sources: builtins.sources, signal: stop.signal }
  const reading = targetsOf(Object.keys(many), io)
  stop.abort()
  await expect(reading).rejects.toThrow('Interrupted.')
})

describe('a stream', () => {
  test('is read to its end, characters across chunks included', async () => {
    const bytes = Buffer.from('{"tools": "é"}')
    await expect(readStream(Readable.from([bytes.subarray(0, 12), bytes.subarray(12)]), '<stdin>')).resolves.toBe(
      '{"tools": "é"}',
    )
  })

  test('that the system ends with an error is an error for people', async () => {
    const eio = Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' })
    const broken = async function* (): AsyncGenerator<string> {
      throw eio
    }
    await expect(readStream(broken(), '<stdin>')).rejects.toMatchObject({
      name: 'UserError',
      message: '<stdin> cannot be read: EIO: i/o error, read',
    })
  })

  test('without end is left', async () => {
    let chunks = 0
    function* endless() {
      for (;;) {
        chunks++
        yield Buffer.alloc(2 ** 20)
      }
    }
    await expect(readStream(Readable.from(endless()), '<stdin>')).rejects.toThrow(/<stdin> is larger than 64 MiB/)
    expect(chunks).toBeLessThan(100)
  })
})
