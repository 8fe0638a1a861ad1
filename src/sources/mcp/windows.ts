import { statSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import type { Failure } from './channel.ts'

/** How a command is started on Windows. */
interface Launch {
  readonly command: string
  readonly args: readonly string[]
  /** The arguments are quoted already, for `cmd.exe`. */
  readonly verbatim: boolean
}

/**
 * What Windows has to start for a command. It starts programs by name, but `npx` and the like are batch files there, which
 * only `cmd.exe` runs. A failure where an argument has characters that `cmd.exe` would read as its own, even in quotes.
 */
export function windowsLaunch(
  command: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Launch | Failure {
  const file = fileOf(command, cwd, env)
  if (file === undefined || !/\.(?:cmd|bat)$/i.test(file)) return { command, args, verbatim: false }
  const words = [file, ...args]
  const unsafe = words.find((word) => /["%\r\n]/.test(word))
  if (unsafe !== undefined) {
    return {
      kind: 'spawn',
      says: `could not start: ${command} is a batch file, and an argument has a quotation mark, a percent sign or a line break, which Windows passes on wrongly`,
      hint: 'Name the program that the batch file starts, such as node and the path of a script.',
    }
  }
  const line = words.map(quoted).join(' ')
  return { command: windowsVariable(env, 'COMSPEC') ?? 'cmd.exe', args: ['/d', '/s', '/c', `"${line}"`], verbatim: true }
}

/** The value of a variable, whose name Windows reads in any case. */
export function windowsVariable(env: Readonly<Record<string, string>>, name: string): string | undefined {
  const key = Object.keys(env).find((each) => each.toUpperCase() === name)
  return key === undefined ? undefined : env[key]
}

/** The file that a command names: in the folders of PATH, with the extensions of PATHEXT. The working folder is not one of them. */
function fileOf(command: string, cwd: string, env: Readonly<Record<string, string>>): string | undefined {
  const extensions = (windowsVariable(env, 'PATHEXT') ?? '.COM;.EXE;.BAT;.CMD').split(';').map((each) => each.toLowerCase())
  const endings = extensions.includes(extname(command).toLowerCase()) ? ['', ...extensions] : extensions
  const folders = (windowsVariable(env, 'PATH') ?? '').split(';').filter((folder) => folder !== '')
  const places = /[\\/]/.test(command) ? [resolve(cwd, command)] : folders.map((folder) => join(folder, command))
  return places.flatMap((place) => endings.map((ending) => `${place}${ending}`)).find(isFile)
}

/** In quotes, with the backslashes before the closing one doubled, as programs of Windows read their arguments. */
function quoted(word: string): string {
  return `"${word}${/\\*$/.exec(word)?.[0] ?? ''}"`
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}
