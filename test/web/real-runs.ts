import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { createSession } from '../../src/session.ts'
import type { History } from '../../src/store/history/history.ts'
import { chatServer } from '../helpers/chat-server.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const INTENTS = {
  read: ['Read notes.txt.', 'Show me what a.md says.', 'Open the log.', 'What does the licence say?'],
  write: ['Put hello into b.txt.', 'Save this as c.md.'],
}

const TOOLS = { read: 'read_file', write: 'write_file', stat: 'stat_file' }

/** Intent → the tool that was called in the place of the right one; `''` for no call. */
type Wrong = Readonly<Record<string, string>>

interface HowToRun {
  readonly description?: string
  readonly wrong?: Wrong
  readonly suite?: string
  readonly instructions?: string
  /** What `stat_file` is called. */
  readonly stat?: string
}

/** A team's folder: runs of one suite, pushed as a user pushes them. */
export interface TeamFolder {
  readonly cwd: string
  /** Runs the suite with these descriptions and wrong answers. @returns the run's id in the history */
  run(name: string, how?: HowToRun): Promise<string>
  /** Compares the tools of two descriptions. @returns the ids of both sides */
  compare(name: string, before: string, after: string, wrong: Wrong): Promise<readonly string[]>
}

export async function teamFolder(history: History): Promise<TeamFolder> {
  let mistakes: Wrong = {}
  const { url } = await chatServer(({ says, descriptions }) => {
    const [id = '', tool = ''] = MEANT.get(says) ?? []
    const own = mistakes[id]
    // of a comparison, only the side after errs
    const isRight = own === undefined || descriptions.includes(RIGHT_SIDE)
    return { calls: [isRight ? tool : own].filter((name) => name !== '') }
  })
  const cwd = folder({ 'a.yaml': suiteText(), 'tools.json': toolsText('') })
  const asking = async (argv: readonly string[]) => {
    const options = ['--model', 'compatible:m', '--no-cache']
    const { code, err } = await rightcall([...argv, ...options], { cwd, env: { RIGHTCALL_BASE_URL: url } })
    expect([0, 1], err).toContain(code)
  }
  const push = async (name: string) =>
    (await createSession(builtins, undefined, { cwd }).push(name, history)).runs.map(({ id }) => id)
  return {
    cwd,
    async run(name, { description = 'Reads a file.', wrong = {}, suite = suiteText(), ...served } = {}) {
      mistakes = wrong
      writeFileSync(join(cwd, 'a.yaml'), suite)
      writeFileSync(join(cwd, 'tools.json'), toolsText(description, served))
      await asking(['eval', 'a.yaml', '--out', name])
      return (await push(name))[0] ?? ''
    },
    async compare(name, before, after, wrong) {
      mistakes = wrong
      writeFileSync(join(cwd, 'before.json'), toolsText(before))
      writeFileSync(join(cwd, 'after.json'), toolsText(after))
      await asking(['compare', 'before.json', 'after.json', '--suite', 'a.yaml', '--out', name])
      return push(name)
    },
  }
}

/** The description of `read_file` with which every answer is right. */
export const RIGHT_SIDE = 'Reads a text file.'

function toolsText(
  description: string,
  { instructions, stat = TOOLS.stat }: Pick<HowToRun, 'instructions' | 'stat'> = {},
): string {
  const words = { [TOOLS.read]: description, [TOOLS.write]: 'Writes a file.', [stat]: 'Tells the size of a file.' }
  return JSON.stringify({
    instructions,
    tools: Object.entries(words).map(([name, text]) => ({
      ...{ name, description: text },
      inputSchema: { type: 'object', properties: { path: { type: 'string' } } },
    })),
  })
}

const KINDS = ['read', 'write'] as const

/** Words of an intent → its id and the right tool. */
const MEANT = new Map(
  KINDS.flatMap((kind) => INTENTS[kind].map((says, at) => [says, [`${kind}-${at}`, TOOLS[kind]] as const] as const)),
)

export function suiteText(): string {
  const intents = [...MEANT].map(
    ([says, [id, tool]]) => `  - { id: ${id}, says: ${JSON.stringify(says)}, expect: { tool: ${tool} } }`,
  )
  return ['toolset: tools.json', 'prompt: { system: "Be brief." }', 'intents:', ...intents, ''].join('\n')
}
