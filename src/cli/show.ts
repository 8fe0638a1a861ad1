import { didYouMean } from '../core/did-you-mean.ts'
import { nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { parse, wholeNumber, type Command } from './command.ts'
import { bareSession } from './open.ts'

const flags = {
  model: { type: 'string', value: 'NAME', completes: 'models', says: 'only the trials of this model' },
  repeat: { type: 'string', value: 'N', says: 'only this repeat, from 1' },
  full: { type: 'boolean', says: 'show descriptions, schemas and texts in full' },
  format: { type: 'string', value: 'NAME', completes: ['text', 'json'], says: 'text (default) or json, which shortens nothing' },
} as const

const FORMATS = ['text', 'json']

export const command: Command = {
  name: 'show',
  summary: 'show what a run asked and what the models did, read from its folder',
  usage: '<run> [intent] [flags]',
  example: 'rightcall show .rightcall/runs/<run> list-refunds',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const [run, intent, ...more] = positionals
    if (run === undefined)
      throw new UserError('No run was named.', { hint: 'Name the folder that eval prints at the end, or the journal in it.' })
    if (more.length > 0)
      throw new UserError('show takes a run and an intent.', { hint: `Name one intent at a time, without "${more[0]}".` })
    const { format = 'text', model, full = false } = values
    if (!FORMATS.includes(format)) {
      throw new UserError(`There is no format "${format}".`, {
        hint: didYouMean(nearest(format, FORMATS), `Formats: ${FORMATS.join(', ')}.`),
      })
    }
    const repeat = values.repeat === undefined ? undefined : wholeNumber(values.repeat, 'repeat', 1, 1) - 1
    const session = bareSession(world, { connect: false })
    const shown = await session.show({ run, intent, model, repeat })
    world.out(session.showText(shown, { ...world.stdout, full, json: format === 'json' }))
    return 0
  },
}
