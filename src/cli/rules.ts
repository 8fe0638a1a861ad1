import { rules } from '../session.ts'
import { parse, type Command } from './command.ts'

export const command: Command = {
  name: 'rules',
  summary: 'list the rules',
  usage: '',
  example: 'rightcall rules',
  flags: {},
  async run(argv, world) {
    parse(argv, {})
    const widest = Math.max(...Object.keys(rules).map((id) => id.length))
    for (const [id, { severity, summary }] of Object.entries(rules)) {
      world.out(`${severity.padEnd(5)}  ${id.padEnd(widest)}  ${summary}\n`)
    }
    return 0
  },
}
