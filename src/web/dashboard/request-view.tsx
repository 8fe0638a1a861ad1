import { isObject, type Json } from '../../core/json.ts'
import type { Manifest } from '../../core/manifest.ts'
import type { ShownRequest } from '../../core/shown.ts'
import { count, list } from '../../core/text.ts'
import type { TrialAnswer } from '../../serve/answers.ts'
import { Foreign } from '../parts/foreign.tsx'
import { Quoted } from './quoted.tsx'
import { SeenTools, type SeenTool } from './seen-tools.tsx'

interface RequestViewProps {
  readonly answer: TrialAnswer
  /** As it was sent, where the journal tells. */
  readonly request: ShownRequest | undefined
  /** Whether there are other requests on the page. */
  readonly isAlone: boolean
}

/** What a model was told, message by message, and what it could choose from. */
export function RequestView({ answer, request, isAlone }: RequestViewProps) {
  const { manifest, asked, trials, tools } = answer
  const served = new Map(tools.map(({ name, raw }) => [name, raw]))
  const seen =
    request === undefined ? tools.map(({ name, raw }) => asServed(name, raw)) : request.tools.map((tool) => asSent(tool, served))
  const chosen = new Set(trials.flatMap(({ calls, ranking = [] }) => [...calls.map(({ tool }) => tool), ...ranking.slice(0, 1)]))
  const expected = new Set((asked?.expected ?? '').split(/[\s,]+/))
  return (
    <>
      <section>
        <h2 class="heading-1">
          What the model was told
          {!isAlone && request !== undefined && (
            <span class="quiet">
              {': '}
              <Foreign text={list([...request.models])} most={200} />
            </span>
          )}
        </h2>
        {request?.exact === false && (
          <p class="notice">The journal no longer holds these words: they are those of a later run in the same folder.</p>
        )}
        {systemParts(manifest, request).map(({ title, text }) => (
          <Quoted key={title} title={title} text={text} />
        ))}
        <SystemNote manifest={manifest} request={request} />
        <Quoted title="User" text={asked?.says ?? ''} />
      </section>
      <section>
        <h2 class="heading-1">{count(seen.length, 'tool')} to choose from</h2>
        <SeenTools tools={seen} toolset={manifest.toolset.id} chosen={chosen} expected={expected} />
      </section>
    </>
  )
}

/** The system text as it was sent: the words of the suite, then the instructions of the server where they were shown. */
function systemParts(
  { prompt }: Manifest,
  request: ShownRequest | undefined,
): readonly { readonly title: string; readonly text: string }[] {
  const own = stringIn(prompt, 'system')
  if (request === undefined) return own === '' ? [] : [{ title: 'System text of the suite', text: own }]
  const { system } = request
  if (system === null) return []
  if (own === '') return [{ title: 'Instructions of the server', text: system }]
  if (system === own) return [{ title: 'System text of the suite', text: system }]
  if (!system.startsWith(`${own}\n\n`)) return [{ title: 'System text', text: system }]
  return [
    { title: 'System text of the suite', text: own },
    { title: 'Instructions of the server, after it', text: system.slice(own.length + 2) },
  ]
}

function SystemNote({
  manifest: { prompt },
  request,
}: {
  readonly manifest: Manifest
  readonly request: ShownRequest | undefined
}) {
  const isHidden = stringIn(prompt, 'instructions') === 'hidden'
  const isSilent = request === undefined ? stringIn(prompt, 'system') === '' : request.system === null
  return (
    <p class="quiet">
      {isSilent && 'No system text. '}
      {isHidden && 'The instructions of the server, if it has any, were not shown (instructions: hidden).'}
    </p>
  )
}

function asServed(name: string, raw: Json): SeenTool {
  const inputSchema = isObject(raw) ? raw['inputSchema'] : undefined
  return { name, description: stringIn(raw, 'description'), parameters: isObject(inputSchema) ? inputSchema : undefined }
}

function asSent(
  { name, own, description = '', inputSchema }: ShownRequest['tools'][number],
  served: ReadonlyMap<string, Json>,
): SeenTool {
  const whole = stringIn(served.get(own ?? name) ?? {}, 'description')
  const isCut = whole.length > description.length
  return { name, own, description, parameters: inputSchema, cutFrom: isCut ? whole.length : undefined }
}

function stringIn(value: Json, name: string): string {
  const found = isObject(value) ? value[name] : undefined
  return typeof found === 'string' ? found : ''
}
