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
/** Words for a path on the machine that the server runs on, and not in a repository or an API. */
const LOCAL =
  /\babsolute (?:file ?|folder |directory )?paths?\b|\blocal (?:file|folder|path|disk|machine|filesystem|director)|\bon (?:the |your )?(?:local )?(?:disk|machine|file ?system|host)\b|\bfull (?:file ?)?path to (?:the|a) (?:local )?file\b/i
const BOUNDED =
  /\brelative to\b|\bworkspace|\b(?:allowed|permitted|configured|approved) (?:\w+ )?(?:director|path|folder|root)|\ballow-?list|\bsandbox|\b(?:within|inside|below|under) (?:the|your|an?|its|allowed|one)\b|\bmust (?:be|lie|start|not|exist)\b|\bonly (?:works |works? )?(?:within|in|inside|from|under)\b|\brestrict|\breject|\boutside\b|\btemp(?:orary)? (?:dir|folder)|\brepo(?:sitory)?\b|\bproject\b|\broots?\b|\bcurrent (?:working )?director|\bhome director/i
/** Only files of one kind are accepted, so keys and settings are out of reach. */
const ONE_KIND =
  /\b(?:excel|spreadsheet|workbook|xlsx?|csv|pdf|docx?|word|pptx?|powerpoint|presentation|svg|png|jpe?g|image|picture|photo|video|audio|mp[34]|sqlite|database|notebook|apk|ipa) (?:file|document|path)/i
/** Verbs that move content off the machine or onto it. */
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
  summary: 'A parameter accepts any path of the machine, and nothing states which folders are allowed.',
  why: 'A tool that uploads, writes or deletes by an absolute path can be led to `~/.ssh/id_rsa` by a text that the model has read. A model that does not know the limit learns it from failed calls. State which folder paths are relative to or must be in, and that other paths are refused. A limit that the text denies ("may lie outside the workspace") does not count. The rule checks only paths that the text calls absolute or local, to files of any kind, and only tools that move content. For tools that only read, the finding is advice.',
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
      says: 'Of 25 parameters that take a local path according to their text, 16 state where it may be. The rule reports 6 of the others (one as advice), and 1 on 70 other servers, all right according to one reader.',
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
      message: `\`${clip(input.name, 40)}\` accepts any path of the machine, and nothing states which folders are allowed. A text that the model has read can make the tool touch keys and settings. State which folders are allowed, and that other paths are refused.`,
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
