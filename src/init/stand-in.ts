/** What stands for a value that only the user of a server has. A server lists its tools without a real one, as a rule. */
export const STAND_IN = 'placeholder'

const SECRET = /key|token|secret|passw|credential|auth/i

/** Arguments of an example as words that start a server anywhere: a path is this folder, a key is none. */
export function standIns(args: readonly string[]): string[] {
  return args.map((arg, at) => {
    const flag = args[at - 1] ?? ''
    const [, name = '', value = ''] = /^(--?[\w-]+)=(.*)$/s.exec(arg) ?? []
    if (name !== '') return `${name}=${standIn(value, name)}`
    return arg.startsWith('-') ? arg : standIn(arg, flag.startsWith('-') ? flag : '')
  })
}

function standIn(value: string, flag: string): string {
  if (SECRET.test(flag)) return STAND_IN
  if (
    /^(?:[~/\\]|[A-Za-z]:\\|\.{1,2}\/)|\$\{(?:workspaceFolder|userHome|cwd)\}|^<.*(?:path|dir|folder|vault|root).*>$/i.test(value)
  )
    return '.'
  return value.replace(/\$\{[^}]*\}|<[^>]*>/g, STAND_IN).replace(/\/\/[^/@\s]*@/, '//')
}
