import type { Tool } from '../../../core/tool.ts'
import { parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { isOnly } from '../../../schema/planting.ts'
import { cue } from '../text/cues.ts'
import { nameParts } from '../text/words.ts'
import { saidOf } from './told.ts'

/** An object next to the command that holds its arguments: no command line comes in two such parts. */
const ARGUMENTS = new Set(
  'parameters params args arguments command_parameters command_params command_args command_arguments tool_parameters tool_args payload input inputs'.split(
    ' ',
  ),
)
/** Switches by which a router tells what it can do. */
const LEARNS = new Set('learn help intent describe discover list_commands'.split(' '))

const speaksOfRouting = cue(
  ...'subcommand subcommands sub router routes routed child namespace available supported following one name names of commands operations actions against learn'.split(
    ' ',
  ),
)
const ROUTES =
  /\bsub-?(?:commands?|tools?)\b|\bcommand router\b|\bchild (?:tools?|commands?)\b|\brout(?:es|ed|ing) (?:to|the|a)\b|\b(?:available|supported|following|valid) (?:commands?|operations?|actions?)\b|\bone of (?:the|these|its) (?:\w+ )?(?:commands?|operations?|actions?)\b|\b(?:name of (?:the|a)|which) (?:command|operation|action)\b|\bcommand name\b|\bcommands? (?:against|of|for) (?:the|this) (?:\w+ ){0,2}(?:tool|server|namespace|service|area)\b/i
/** `list, get or delete`: the values themselves. */
const LISTED = /[:(]\s*["'`]?[a-z][\w-]{1,30}["'`]?(?:\s*(?:,|\||\/|\bor\b|\band\b)\s*["'`]?[a-z][\w-]{1,30}["'`]?)+/i
const speaksOfShell = cue(...'shell bash zsh sh powershell terminal console script scripts sudo root exe cmd'.split(' '))
const SHELL = /\b(?:shell|bash|zsh|powershell|terminal|console|command[- ]lines?|scripts?|sudo|root|cmd\.exe)\b|\bsh -c\b/i

/** True for a `command` that picks one of the server's own sub-commands, so that the server's list bounds it. */
export function isRouted(tool: Tool, input: Parameter): boolean {
  const said = saidOf(tool, input)
  const all = `${said}\n${tool.description ?? ''}`
  if (speaksOfShell(said) && SHELL.test(said)) return false
  const others = parametersOf(tool).filter(({ depth, at }) => depth === input.depth && at !== input.at)
  const joined = ({ name }: Parameter): string => nameParts(name).join('_')
  if (others.some((other) => ARGUMENTS.has(joined(other)) && isOnly(other, 'object'))) return true
  if (others.some((other) => LEARNS.has(joined(other)) && isOnly(other, 'boolean'))) return true
  if (speaksOfShell(all) && SHELL.test(all)) return false
  return (speaksOfRouting(all) && ROUTES.test(all)) || LISTED.test(said)
}
