import type { ShownRun } from '../core/shown.ts'
import { UserError } from '../core/user-error.ts'
import { asCode, asProse, fenced } from './markdown.ts'
import type { ToolInRun, RunViewParams } from './requests.ts'
import type { Opened } from './state.ts'

/** Wide enough for a table of two models in half a window. */
const WIDTH = 100

/** The intents of a run that are about a tool, with what every model did; or why they cannot be shown. */
export async function runView({ session }: Opened, { journal, tool }: RunViewParams): Promise<ToolInRun> {
  try {
    const shown = await session.show({ run: journal })
    if (shown.kind !== 'shown-run') return { says: 'This is not a run.' }
    const own = { ...shown, intents: shown.intents.filter((intent) => isAbout(intent, tool)) }
    if (own.intents.length === 0) return { says: `No intent of this run is about ${tool}.` }
    const text = session.showText(own, { json: false, color: false, width: WIDTH, full: false })
    const head = `# \`${asCode(tool)}\` in the run of ${asProse(toTheMinute(shown.about.started))}`
    const which = `Intents that are meant for the tool, or for which a model chose it: ${own.intents.length} of ${shown.intents.length}.`
    return { text: `${[head, which, fenced(text.trimEnd())].join('\n\n')}\n` }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { says: [error.message, error.hint].filter((words) => words !== undefined).join(' ') }
  }
}

/** `2026-11-30 20:59 UTC` of what a journal has; the page holds it in full below. */
function toTheMinute(started: string): string {
  return started.replace(/^([\d-]{10})T(\d\d:\d\d)[\d:.]*Z$/, '$1 $2 UTC')
}

function isAbout({ expected, trials }: ShownRun['intents'][number], tool: string): boolean {
  // `move_file(source: "a.txt") or copy_file`
  if (expected.split(/\(|, then |\s+/).includes(tool)) return true
  return trials.some(({ calls, ranking = [] }) => ranking[0] === tool || calls.some((call) => call.tool === tool))
}
