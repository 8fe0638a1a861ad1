import { relative } from 'node:path'
import { builtins } from '../builtins.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import type { LintedText } from '../session/linted.ts'
import { textsIn } from '../session/read.ts'
import { documentOf } from '../sources/document.ts'
import { mayDefineTools } from '../sources/typescript/mentions.ts'
import { READABLE, sessionFor } from './session.ts'
import { settingsOf } from './settings.ts'
import type { RuleHost } from './host.ts'

/** One pass of ESLint over one file: all rules ask here, and the file is linted once. */
interface Pass {
  readonly mayHoldTools: boolean
  /** Every rule that takes part, with its options: ESLint creates all rules before any of them looks at the file. */
  readonly rules: Map<string, JsonObject | undefined>
  answer: FileAnswer | undefined
}

/** What the linter says of a file, and how to write what it proposes. */
export interface FileAnswer extends LintedText {
  readonly editsOf: ReturnType<typeof sessionFor>['editsOf']
  /** Whether findings count that the command line shows as advice only. */
  readonly advice: boolean
}

const passes = new WeakMap<RuleHost['sourceCode'], Pass>()

/** Takes a rule part in the pass over its file; false where the file surely holds no tools. */
export function takePart(host: RuleHost, id: string | undefined): boolean {
  const known = passes.get(host.sourceCode)
  // a file that was linted may be linted again, by other rules
  const pass = known === undefined || known.answer !== undefined ? begun(host) : known
  const [options] = host.options
  if (pass.mayHoldTools && id !== undefined) pass.rules.set(id, isObject(options) ? options : undefined)
  return pass.mayHoldTools
}

function begun(host: RuleHost): Pass {
  const { ast, text } = host.sourceCode
  const mayHoldTools = ast.type === 'Program' ? mayDefineTools(text) : String(ast.type) === 'Document'
  const pass: Pass = { mayHoldTools, rules: new Map(), answer: undefined }
  passes.set(host.sourceCode, pass)
  return pass
}

/** What the rules that take part find in the file; undefined where it cannot be read, or holds no tools. */
export function answerFor(host: RuleHost): FileAnswer | undefined {
  const pass = passes.get(host.sourceCode)
  if (pass === undefined) return undefined
  pass.answer ??= lintFile(host, pass)
  return pass.answer.recognised ? pass.answer : undefined
}

function lintFile(host: RuleHost, { rules }: Pass): FileAnswer {
  const { cwd, settings, sourceCode } = host
  const { profiles, advice } = settingsOf(settings['rightcall'])
  const session = sessionFor({ cwd, profiles, rules })
  const uri = uriOf(host)
  const document = documentOf(uri, sourceCode.text, builtins.sources)
  const linted = READABLE.includes(document.format)
    ? session.lintText(uri, sourceCode.text, textsIn({ cwd }))
    : { document, recognised: false, toolsets: [], diagnostics: [], suppressed: 0, problems: [], unusedComments: [], uses: [] }
  return { ...linted, editsOf: session.editsOf, advice }
}

/** The path that the linter takes for the file's: a text without a name is source code where ESLint read it so. */
function uriOf({ cwd, filename, sourceCode }: RuleHost): string {
  if (/^<.*>$/.test(filename)) return sourceCode.ast.type === 'Program' ? 'input.ts' : 'input.json'
  return relative(cwd, filename).replaceAll('\\', '/')
}
