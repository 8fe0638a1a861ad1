/* What the pages say of commands and flags is so, and nothing of them is left out. */
import { expect, test } from 'vitest'
import { everyCommand } from '../../src/cli/commands.ts'
import { blocksOf, PAGES, pageText } from '../helpers/pages.ts'

const commands = await everyCommand()
const flagsOf = new Map(commands.map(({ name, flags }) => [name, [...Object.keys(flags), 'help']]))
const all = [...new Set([...flagsOf.values()].flat()), 'version']

/** Flags of other programs that the pages name. */
const OTHERS = ['save-dev', 'install-extension', 'depth', 'cache', 'read-only']

const FLAG = /(?<![\w-])--([a-z][\w-]*)/gi

/** Command lines of a page: in blocks, indented, and in code within a sentence. */
function linesOf(page: string): readonly string[] {
  const inline = [...pageText(page).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
  const blocks = blocksOf(page)
    .filter(({ language }) => ['sh', 'text', ''].includes(language))
    .flatMap(({ text }) => text.replaceAll('\\\n', ' ').split('\n'))
  return [...inline, ...blocks].map((line) => line.replace(/\s# .*$/, ''))
}

test.each(PAGES)('the flags on %s exist, each for its command', (page) => {
  const wrong = linesOf(page).flatMap((line) => {
    const [, command = ''] = /\brightcall (?:\w+\/)?([a-z-]+)\b/.exec(line) ?? []
    const known = /^(?:\$ )?(?:npx )?rightcall /.test(line) ? flagsOf.get(command) : undefined
    const own = line.replaceAll(/"[^"]*"/g, '')
    return [...own.matchAll(FLAG)].flatMap(([, flag = '']) =>
      (known ?? [...all, ...OTHERS]).includes(flag) || OTHERS.includes(flag) ? [] : [`--${flag} in: ${line}`],
    )
  })
  expect(wrong).toEqual([])
})

test.each(PAGES)('the commands on %s exist', (page) => {
  const named = linesOf(page).flatMap((line) => {
    const [, command] = /^(?:\$ )?npx rightcall ([a-z][a-z-]*)\b/.exec(line.trim()) ?? []
    return command === undefined ? [] : [command]
  })
  expect(named.filter((name) => !flagsOf.has(name))).toEqual([])
})

test('every command and every flag has a place in docs/cli.md, and every command one on another page', () => {
  const reference = pageText('docs/cli.md')
  const prose = PAGES.filter((page) => page !== 'docs/cli.md')
    .map(pageText)
    .join('\n')
  const missing = commands.flatMap(({ name, flags }) => {
    const section = reference.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? ''
    const absent = Object.keys(flags).filter((flag) => !new RegExp(`\`--${flag}[ \`]`).test(section))
    return [...absent.map((flag) => `${name} --${flag}`), ...(new RegExp(`\\b${name}\\b`).test(prose) ? [] : [name])]
  })
  expect(missing).toEqual([])
})
