import { clip } from '../../src/core/text.ts'
import { cue } from '../../src/lint/prose/text/cues.ts'
import { withoutDeniedBounds } from '../../src/lint/prose/hostile/denied-bounds.ts'
import { boundingText, freeInputs } from '../../src/lint/prose/parameters/free-inputs.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const ENDS = new Set('path paths file files filename filepath directory dir folder destination'.split(' '))
const mayBeLocal = cue('absolute', 'local', 'full', 'disk', 'machine', 'filesystem', 'file', 'host', 'system')
/** Words that say that the path is one of the machine the server runs on, not of a repository or an API. */
const LOCAL =
  /\babsolute (?:file ?|folder |directory )?paths?\b|\blocal (?:file|folder|path|disk|machine|filesystem|director)|\bon (?:the |your )?(?:local )?(?:disk|machine|file ?system|host)\b|\bfull (?:file ?)?path to (?:the|a) (?:local )?file\b/i
const BOUNDED =
  /\brelative to\b|\bworkspace|\b(?:allowed|permitted|configured|approved) (?:\w+ )?(?:director|path|folder|root)|\ballow-?list|\bsandbox|\b(?:within|inside|below|under) (?:the|your|an?|its|allowed|one)\b|\bmust (?:be|lie|start|not|exist)\b|\bonly (?:works |works? )?(?:within|in|inside|from|under)\b|\brestrict|\breject|\boutside\b|\btemp(?:orary)? (?:dir|folder)|\brepo(?:sitory)?\b|\bproject\b|\broots?\b|\bcurrent (?:working )?director|\bhome director/i
/** Only files of one kind are taken: keys and settings are none of them. */
const ONE_KIND =
  /\b(?:excel|spreadsheet|workbook|xlsx?|csv|pdf|docx?|word|pptx?|powerpoint|presentation|svg|png|jpe?g|image|picture|photo|video|audio|mp[34]|sqlite|database|notebook|apk|ipa) (?:file|document|path)/i
/** Verbs that carry contents out of the machine or onto it. */
const CARRIES = new Set(
  'upload export save write deploy send attach download delete remove move copy publish push overwrite'.split(' '),
)
const READS = new Set('read import load parse open extract convert'.split(' '))

const withPath = (name: string, description: string, path: string) => ({
  name,
  description,
  annotations: { readOnlyHint: false },
  inputSchema: { type: 'object', properties: { file_path: { type: 'string', description: path } }, required: ['file_path'] },
})

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A parameter takes any path of the machine, and nothing says which folders it may lie in.',
  why:
    'A tool that uploads, writes or deletes by an absolute path can be led to `~/.ssh/id_rsa` by a text that the model has read; and a model that is not told the boundary learns it from failed calls. Say which folder paths are relative to or must lie in, and that others are refused; a boundary that the text denies ("may lie outside the workspace") is none. ' +
    'Only paths are meant that the text calls absolute or local, of files of any kind, and of these only what carries contents out or in; for tools that only read the finding is advice.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#security-considerations',
      says: 'Servers must validate all tool inputs and implement proper access controls.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: 'Of 25 parameters that are said to take a local path, 16 say where it may lie; the rule names 6 of the others (one as advice), and 1 of 70 other servers, all right by one reader.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      withPath('upload_scan', 'Upload a scan to the policy handbook.', 'Path of the scan, relative to the workspace.'),
      withPath('upload_scan', 'Upload a scan. Files outside the configured folder are refused.', 'Absolute path of the scan.'),
      withPath('import_policies', 'Import policies from a local file.', 'Absolute path to the CSV file.'),
      withPath('delete_page', 'Delete a page of the wiki.', 'Path of the page, for example "policies/leave".'),
    ],
    bad: [
      withPath('upload_scan', 'Upload a scan to the policy handbook.', 'Absolute path of the scan.'),
      withPath('export_policies', 'Write all policies to a file.', 'Absolute path to the file to write on the local machine.'),
      withPath('import_policies', 'Import policies from a local file.', 'Absolute path to the file.'),
      withPath('upload_scan', 'Upload a scan. Files outside the workspace work, too.', 'Absolute path of the scan.'),
    ],
  },
  *check(tool) {
    const parts = nameParts(tool.name)
    const carries = parts.some((part) => CARRIES.has(part))
    if (!carries && !parts.some((part) => READS.has(part))) return
    const [input] = freeInputs(tool, (name) => ENDS.has(nameParts(name).at(-1) ?? ''))
    if (input === undefined) return
    const text = boundingText(tool, input)
    if (
      !mayBeLocal(text) ||
      !LOCAL.test(text) ||
      BOUNDED.test(withoutDeniedBounds(text)) ||
      ONE_KIND.test(text) ||
      !isEnglish(text)
    )
      return
    yield {
      at: input.at,
      ...(!carries && { severity: 'info' }),
      message: `\`${clip(input.name, 40)}\` takes any path of the machine, and nothing says which folder it must lie in, so a text that the model has read can point it at keys and settings. Say which folders are allowed and that other paths are refused.`,
    }
  },
  plant(tool, random) {
    const { index, raw } = tool
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw) || tool.name === '') return undefined
    const name = pick(['file_path', 'filePath', 'path', 'outputPath'], random) ?? 'path'
    const verb = pick(['upload', 'export', 'save', 'attach'], random) ?? 'upload'
    return [
      {
        tool: index,
        at: '',
        to: {
          ...raw,
          name: `${verb}_document`,
          description: `${verb.charAt(0).toUpperCase()}${verb.slice(1)}s one document and returns its number. Use it when the user hands in a signed form.`,
          annotations: { readOnlyHint: false },
          inputSchema: {
            type: 'object',
            properties: {
              [name]: {
                type: 'string',
                description: pick(['Absolute path to the file.', 'Local file path of the document.'], random) ?? '',
              },
            },
            required: [name],
          },
        },
      },
    ]
  },
})
