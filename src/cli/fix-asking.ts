import type { FixStep } from '../core/fix-step.ts'
import type { Session } from '../session/api.ts'
import type { FixSteps } from '../session/fix-steps.ts'
import type { World } from './command.ts'
import type { Keyboard } from './keyboard.ts'

export interface FixAsking {
  readonly steps: FixSteps
  readonly keyboard: Keyboard
  readonly world: Pick<World, 'out' | 'stdout'>
}

/** What became of one question. */
type Answer = Decided | { readonly kind: 'undone' | 'quit' | 'interrupted' }

interface Decided {
  readonly kind: 'made' | 'skipped'
  readonly changes: number
}

const HELP = [
  'y  make this change',
  'n  leave it (Enter, too)',
  'a  make this and all others of this rule',
  's  leave this and all others of this rule',
  'u  take the last decision back',
  'q  stop here; what was made stays',
  '?  this help',
]

/** Shows one change and does what the keys say, until it is decided. @throws UserError where the file changed meanwhile */
export async function askedOne(session: Session, step: FixStep, { steps, keyboard, world }: FixAsking): Promise<Answer> {
  const { out, stdout } = world
  out(`\n${session.fixStepText(step, stdout)}`)
  for (;;) {
    out(questionFor(step))
    const key = await keyboard.key()
    out(`${key === undefined || /[^a-z?]/i.test(key) ? '' : key}\n`)
    switch (key?.toLowerCase()) {
      case 'y':
        return made(session, await steps.apply(), world)
      case 'a':
        return made(session, await steps.applyRule(), world)
      case 'n':
      case '\r':
      case '\n':
        steps.skip()
        return { kind: 'skipped', changes: 1 }
      case 's':
        steps.skipRule()
        return { kind: 'skipped', changes: step.leftOfRule }
      case 'u': {
        const changes = await steps.undo()
        if (changes === undefined) {
          out('Nothing was decided yet.\n')
          break
        }
        out(`Taken back: ${changes === 0 ? 'a change that was left is asked about again' : 'the file is as it was before'}.\n`)
        return { kind: 'undone' }
      }
      case 'q':
        return { kind: 'quit' }
      case '\u0003':
      case '\u0004':
      case undefined:
        return { kind: 'interrupted' }
      default:
        out(`${HELP.join('\n')}\n`)
    }
  }
}

function made(session: Session, outcome: Awaited<ReturnType<FixSteps['apply']>>, { out, stdout }: FixAsking['world']): Decided {
  const copies = outcome.steps.filter(({ writable }) => !writable)
  if (copies.length < outcome.steps.length) out(session.fixOutcomeText(outcome, stdout))
  if (copies.length > 0) {
    out('There is no file to write. To copy: the tool, the place in it, and below it the new value.\n')
    for (const step of copies) out(session.fixCopyText(step))
  }
  return { kind: 'made', changes: outcome.steps.length }
}

function questionFor({ left, leftOfRule, writable }: FixStep): string {
  const more = left === 1 ? 'the last one' : `${left} to go, ${leftOfRule} of this rule`
  return `${writable ? 'Make this change' : 'Take this change'}? [y,n,a,s,u,q,?] (${more}) `
}
