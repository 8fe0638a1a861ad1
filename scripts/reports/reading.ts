/* Files, configurations and servers that are odd to read. Each line is what the report's `.expected.txt` says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer } from './answer.ts'
import { exits, missed, never, survives, wants, wrong, type Fault, type Report } from './expect.ts'

/** Lines that end in CR, CRLF or LF, with a BOM: read as usual, placed right, repaired without touching anything else. */
function lineEnds(file: string): Report {
  return {
    id: file.replace(/\.\w+$/, ''),
    judge: ({ lint, folder }) => {
      const before = readFileSync(join(folder, file))
      const answer = lint(file)
      const found = { rule: /^schema\/default-invalid$/, at: '/inputSchema/properties/days/default' }
      const place = answer.findings.find(({ rule }) => rule === 'schema/default-invalid')?.place
      const right = placeOf(before.toString('utf8'), '"7"')
      const repair = lint(file, '--fix')
      const after = readFileSync(join(folder, file))
      const meant = Buffer.from(before.toString('utf8').replace('"7"', '7'))
      return [
        ...wants(answer, found),
        ...(place === undefined || place === right ? [] : [wrong(`placed at ${place}, not ${right}`)]),
        ...survives(repair, '--fix'),
        ...(after.equals(meant) ? [] : [wrong('--fix did not change just the two quotes')]),
      ]
    },
  }
}

function placeOf(text: string, words: string): string {
  const lines = text
    .replace(/^\uFEFF/, '')
    .slice(0, text.replace(/^\uFEFF/, '').indexOf(words))
    .split(/\r\n|\r|\n/)
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`
}

/** A run that checked nothing is not green. */
function nothing(file: string): Report {
  return {
    id: file.replace(/\.json$/, ''),
    judge: ({ lint }) => {
      const answer = lint(file)
      const found = answer.findings.some(({ message }) => /no tool/.test(message))
      return found ? [] : exits(answer, [2, 3])
    },
  }
}

const READ = [
  'bom.mcp',
  'claude',
  'comments.mcp',
  'opencode',
  'plain.mcp',
  'vscode-mcp',
  'vscode-settings',
  'zed-settings',
  'zed-settings-new',
]

const configs: Report = {
  id: 'configs/all',
  judge: ({ lint }) => {
    const utf16 = lint('configs/utf16.mcp.json', '--connect')
    const toml = lint('configs/codex-config.toml', '--connect')
    return [
      ...READ.flatMap((name) => {
        const answer = lint(`configs/${name}.json`, '--connect')
        return answer.tools === 2 ? [] : [missed(`${name}: ${answer.tools ?? 'no'} tools of 2 read`)]
      }),
      ...(utf16.tools === 2 || /UTF-16/.test(told(utf16)) ? [] : [missed('utf16.mcp: UTF-16 is not told apart')]),
      ...(toml.tools === 2 || /TOML/.test(told(toml)) ? [] : [missed('codex-config: neither read nor "TOML is not read"')]),
    ]
  },
}

const servers: Report = {
  id: 'servers/serve',
  judge: (bench) => {
    const served = (how: string) => bench.lint('--stdio', `node servers/serve.mjs ${how}`)
    const tools = (how: string, count: number): readonly Fault[] => {
      const answer = served(how)
      return answer.tools === count ? [] : [wrong(`${how}: ${answer.tools ?? 'no'} tools, not ${count}`)]
    }
    const plain = served('plain')
    const repeated = served('same-page-same-cursor')
    const annotations = served('null-annotations')
    const bom = served('bom')
    const deep = served('one-deep')
    return [
      ...exits(plain, [0], 'plain'),
      ...never(plain, {}, 'plain'),
      ...tools('empty-cursor-two-pages', 2),
      ...(mentions(served('empty-cursor-forever'), /cursor|pagination|page/)
        ? []
        : [missed('empty-cursor-forever: the endless list is not reported')]),
      ...(mentions(repeated, /cursor|pagination|page/) ? [] : [missed('same-page-same-cursor: the pagination is not reported')]),
      ...never(repeated, { rule: /^name\/duplicate$/ }, 'same-page-same-cursor'),
      ...['null-cursor', 'number-cursor'].flatMap((how) =>
        mentions(served(how), /[cC]ursor/) ? [] : [missed(`${how} is not reported`)],
      ),
      ...wants(annotations, { rule: /^server\/malformed-tool$/ }, 'null-annotations'),
      ...['banner', 'log-between'].flatMap((how) => wants(served(how), { rule: /^server\/stdout-noise$/ }, how)),
      ...(mentions(bom, /U\+FEFF|BOM|byte order mark/) ? [] : [missed('bom: U+FEFF is not named')]),
      ...(deep.tools === 1 ? [] : [wrong(`one-deep: ${deep.tools ?? 'no'} tools, not 1`)]),
    ]
  },
}

export const reading: readonly Report[] = [
  {
    id: '57-two-servers.mcp',
    judge: ({ lint }) =>
      wants(lint('57-two-servers.mcp.json', '--connect'), { rule: /^toolset\/cross-server-duplicate$/ }, '--connect'),
  },
  lineEnds('58-crlf-bom.json'),
  lineEnds('58b-cr-only.json'),
  lineEnds('58c-crlf-bom.yaml'),
  {
    // exit 2 by the words of the report; the table of exit codes of today has 3 for "not everything could be read"
    id: '63-one-broken.mcp',
    judge: ({ lint }) => {
      const connected = lint('63-one-broken.mcp.json', '--connect')
      return [
        ...exits(connected, [2, 3], '--connect'),
        ...(connected.tools === 2 ? [] : [wrong(`${connected.tools ?? 'no'} tools checked, not 2`)]),
        ...(connected.problems.length === 2 ? [] : [wrong(`${connected.problems.length} problems, not 2`)]),
        ...exits(lint('63-one-broken.mcp.json'), [2, 3], 'without --connect'),
      ]
    },
  },
  nothing('65-empty-tools.json'),
  nothing('65b-empty.mcp.json'),
  nothing('65c-off.mcp.json'),
  nothing('65d-empty-array.json'),
  {
    id: '65e-error-answer',
    judge: ({ lint }) => {
      const answer = lint('65e-error-answer.json')
      return [...exits(answer, [2]), ...(answer.problems.length > 0 ? [] : [missed('no problem')])]
    },
  },
  configs,
  servers,
]

function told(answer: Answer): string {
  return [answer.stderr, ...answer.problems, ...answer.findings.map(({ message }) => message)].join('\n')
}

function mentions(answer: Answer, words: RegExp): boolean {
  return words.test([...answer.problems, ...answer.findings.map(({ message }) => message)].join('\n'))
}
