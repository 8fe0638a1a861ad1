import { list } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { Session } from '../session/api.ts'
import type { CompareSettings } from '../session/compare-settings.ts'
import type { TargetWords } from '../session/targets.ts'

type Sides = Pick<CompareSettings, 'before' | 'after' | 'made' | 'modelsDiffer'>
type Targets = CompareSettings['before']

/** How the side that no argument names is made. */
interface Asked {
  readonly base?: string
  readonly patch?: string
  readonly fix?: boolean
  readonly suggestions?: boolean
}

const HINT =
  'Name two of: files, URLs, git:REV:path, --stdio "<command>". Or name one, with --base REV, --patch FILE or --fix, or with --model twice.'

/** What is before and what is after. The same argument twice is compare X X, which shows how much is chance. @throws UserError */
export async function sidesOf(words: TargetWords, asked: Asked, session: Session): Promise<Sides> {
  const made = makingOf(asked)
  const named = [...words.args, ...(words.stdio ?? [])].length
  if (named === 0 || named > 2) throw new UserError('compare takes two toolsets: before and after.', { hint: HINT })
  if (named === 2 && made !== undefined) {
    throw new UserError(`--${made.kind} makes one side from the other, so name one toolset, not two.`, { hint: HINT })
  }
  const [one, other] = await openAll(words, session)
  const first = one ?? NOTHING
  const before = first.at === undefined ? {} : { before: first.at }
  if (other !== undefined) {
    const after = other.at === undefined ? {} : { after: other.at }
    return { before: first.targets, after: other.targets, made: { ...before, ...after } }
  }
  if (made === undefined) return { before: first.targets, after: [], made: before, modelsDiffer: true }
  if (made.kind === 'base') {
    if (first.at !== undefined) throw new UserError('--base takes a file of the working tree, not git:REV:path.', { hint: HINT })
    return { before: first.targets, after: first.targets, made: { before: made } }
  }
  return { before: first.targets, after: [], made: { ...before, after: made } }
}

function makingOf({ base, patch, fix = false, suggestions = false }: Asked) {
  if (suggestions && !fix)
    throw new UserError('--suggestions needs --fix: it adds the suggestions to the safe fixes.', { hint: HINT })
  const all = [
    ...(base === undefined ? [] : [{ kind: 'base' as const, revision: base }]),
    ...(patch === undefined ? [] : [{ kind: 'patch' as const, file: patch }]),
    ...(fix ? [{ kind: 'fix' as const, suggestions }] : []),
  ]
  if (all.length < 2) return all[0]
  throw new UserError(`${list(all.map(({ kind }) => `--${kind}`))} cannot be used together: each of them makes one side.`)
}

interface Opened {
  readonly targets: Targets
  readonly at?: { readonly kind: 'revision'; readonly revision: string; readonly path: string }
}

const NOTHING: Opened = { targets: [] }

async function openAll(words: TargetWords, session: Session): Promise<Opened[]> {
  const opened = new Map<string, Opened>()
  for (const word of new Set(words.args)) opened.set(word, await argument(word, words, session))
  const started: Opened[] = []
  for (const line of words.stdio ?? []) started.push({ targets: await targetsOf({ ...words, args: [], stdio: [line] }, session) })
  return [...words.args.flatMap((word) => opened.get(word) ?? []), ...started]
}

async function argument(word: string, words: TargetWords, session: Session): Promise<Opened> {
  if (!word.startsWith('git:')) return { targets: await targetsOf({ ...words, args: [word], stdio: [] }, session) }
  const [, revision, path] = /^git:([^:]+):(.+)$/s.exec(word) ?? []
  if (revision === undefined || path === undefined)
    throw new UserError(`${word} does not name a file of a git revision.`, {
      hint: 'Write git:REV:path, such as git:v1.2:tools.json.',
    })
  return { targets: [], at: { kind: 'revision', revision, path } }
}

async function targetsOf(words: TargetWords, session: Session): Promise<Targets> {
  const { targets, problems } = await session.targets(words)
  const [problem] = problems
  if (problem !== undefined) throw new UserError(`${problem.uri}: ${problem.message}`, { hint: problem.hint })
  return targets
}
