import { clip } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { withoutDeniedBounds } from '../../src/lint/prose/hostile/denied-bounds.ts'
import { boundingText, freeInputs, isMarked } from '../../src/lint/prose/parameters/free-inputs.ts'
import { anyCommandIn } from '../../src/lint/prose/parameters/openness.ts'
import { isRouted } from '../../src/lint/prose/parameters/routed.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import type { Parameter } from '../../src/schema/parameters.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const NAMES = new Set(
  'command commands cmd shell_command bash_command shell_script terminal_command command_line code script snippet source_code python_code javascript'.split(
    ' ',
  ),
)
/** Words in the name of a tool that runs its input. */
const RUNS = new Set('execute exec run eval evaluate shell bash terminal cron console repl interpreter'.split(' '))
const RUN_IT =
  /\b(?:command|code|script|snippet|javascript|python)s?\b[^.]{0,30}\bto (?:be )?(?:execute|run|evaluate)|\b(?:execut|run|evaluat)\w{0,5} (?:\w+ ){0,4}(?:command|code|script|snippet)s?\b/i
/** Codes that are not programs. */
const NO_PROGRAM =
  /\b(?:promo\w*|discount|coupon|voucher|gift|referral|country|currency|language|status|error|zip|postal|area|access|invit\w+|verification|product|bar|qr|room|airport|station) codes?\b|\bcodes? (?:of|for) (?:the |an? )?(?:promotion|discount|coupon|voucher|country|currency|language|product|room|airport|station|campaign|order|invitation)\b/i
/** Where it runs, what it must not do, who is asked: any of these is a limit. */
const BOUNDED =
  /\b(?:sandbox\w*|containers?|pods?|isolated?|isolation|jail\w*|virtual machine|vm|in (?:the|a) (?:browser|page|tab)|browser|allow-?list\w*|white-?list\w*|deny-?list\w*|block(?:ed|list)|allowed|permitted|forbidden|restrict\w*|limited to|read-?only|without (?:a )?shell|no shell|must not|cannot|can't|not supported|confirm\w*|approv\w*|refus\w*|reject\w*|except|only)\b/i

const run = (description: string, text: string, extra = {}) => ({
  name: 'run_shell',
  description,
  annotations: { readOnlyHint: false },
  inputSchema: {
    type: 'object',
    properties: { command: { type: 'string', description: text, ...extra } },
    required: ['command'],
  },
})

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A parameter takes any command or code to run, and neither the schema, the description nor the annotations limit it.',
  why: 'Text that a model read on a page or in a ticket can end up in such a parameter. If nothing states where the command runs and what it must not do, a model tries everything, and a host does not know that it must ask. State where it runs (a container, the page, a working directory) and what is refused. Or allow a list of commands with an enum. Or at least set `destructiveHint: true`. Any of these is enough, unless the text itself states that anything is allowed ("any shell command", "no list of allowed commands", "as root"). A limit that the text denies ("not in a sandbox") does not count. A `command` that selects a sub-command of the server is not a command line. The rule looks only for words about a limit. It cannot see whether the server enforces it.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#security-considerations',
      says: 'Servers must validate all tool inputs and implement proper access controls. Clients should ask for confirmation of sensitive operations.',
      checked: '2026-11-21',
    },
    {
      kind: 'vendor',
      ref: 'https://cheatsheetseries.owasp.org/cheatsheets/MCP_Security_Cheat_Sheet.html',
      says: 'Treats input from a model as untrusted, and requires sandboxes and least privilege for tools that run code.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools; 70 other servers, 527 tools',
      says: '2 findings on 2 servers, both right according to one reader. 8 more tools that run code state a limit or have the hint.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      run('Run a command in a container without network; returns its output.', 'Command to run.'),
      run('Run a build task of the workspace and return its output.', 'Task to run.', { enum: ['build', 'test'] }),
      { ...run('Run a command and return its output.', 'Command to run.'), annotations: { destructiveHint: true } },
      // one of the server's own sub-commands
      {
        name: 'storage',
        description: 'Work with the storage of the company. Sub-commands list, read and copy files; set learn to see them.',
        annotations: { readOnlyHint: false },
        inputSchema: {
          type: 'object',
          properties: {
            command: { type: 'string', description: 'The command to execute against the storage tool.' },
            parameters: { type: 'object', description: 'Parameters to pass to the command.' },
            learn: { type: 'boolean' },
          },
        },
      },
      run('Execute one of the commands of the room robot.', 'Command to execute: go, turn or stop.'),
    ],
    bad: [
      run('Run a shell command and return its output and exit code.', 'The command to run.'),
      {
        ...run('Run a command in a container. There is no list of allowed commands.', 'Any shell line.'),
        annotations: { readOnlyHint: false, destructiveHint: true },
      },
      run('Run a shell command on the host, not in a container.', 'The command to run.'),
      run('Run a command on the build server as root, without confirmation.', 'Whatever shell command is wanted.'),
      {
        name: 'run_code',
        description: 'Run a code snippet and return the result.',
        annotations: { openWorldHint: false },
        inputSchema: {
          type: 'object',
          properties: { code: { type: 'string', description: 'Code.' }, language: { type: 'string', enum: ['python', 'node'] } },
        },
      },
    ],
  },
  *check(tool) {
    const [input] = freeInputs(tool, (name) => NAMES.has(name.toLowerCase()) || NAMES.has(nameParts(name).join('_')))
    if (input === undefined || !runs(tool, input) || isRouted(tool, input) || NO_PROGRAM.test(input.description ?? '')) return
    const text = boundingText(tool, input)
    const open = anyCommandIn(text)
    if (open === undefined && (isMarked(tool) || BOUNDED.test(withoutDeniedBounds(text)) || !isEnglish(text))) return
    const what = /command|cmd|shell/i.test(input.name) ? 'command' : 'code'
    const said = open && clip(text.slice(open.start, open.end).replace(/\s+/g, ' '), 120)
    yield {
      at: input.at,
      message:
        said === undefined
          ? `\`${clip(input.name, 40)}\` accepts any ${what}, and nothing states where it runs or what it must not do. Text that the model has read can turn into a call. State the limits (sandbox, working directory, what is refused), or set destructiveHint: true so that hosts ask the user.`
          : `\`${clip(input.name, 40)}\` accepts any ${what} according to its description ("${said}"). Text that the model has read can turn into a call that does anything. Allow a list of commands, or state a real limit (a sandbox, what is refused, who approves).`,
    }
  },
  plant(tool, random) {
    const { index, raw } = tool
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw) || tool.name === '') return undefined
    const name = pick(['command', 'cmd', 'script', 'code'], random) ?? 'command'
    const verb = pick(['run', 'execute'], random) ?? 'run'
    return [
      {
        tool: index,
        at: '',
        to: {
          ...raw,
          name: `${verb}_${name === 'cmd' ? 'command' : name}`,
          description: `${verb === 'run' ? 'Runs' : 'Executes'} the given ${name === 'cmd' ? 'command' : name} and returns what it printed, with its exit code.`,
          annotations: { readOnlyHint: false },
          inputSchema: {
            type: 'object',
            properties: { [name]: { type: 'string', description: `The ${name} to ${verb}.` } },
            required: [name],
          },
        },
      },
    ]
  },
})

function runs(tool: Tool, input: Parameter): boolean {
  return (
    nameParts(tool.name).some((part) => RUNS.has(part)) ||
    RUN_IT.test(input.description ?? '') ||
    RUN_IT.test((tool.description ?? '').slice(0, 300))
  )
}
