import type { Manifest } from '../../core/manifest.ts'
import { count } from '../../core/text.ts'
import { KIND_WORD } from '../../report/run-words.ts'
import { Name, Foreign } from './foreign.tsx'

/** What a run was made of: enough to make it again. */
export function ManifestFacts({ title, manifest }: { readonly title: string; readonly manifest: Manifest }) {
  const { tool, started, suite, toolset, models, repeats, seed, git } = manifest
  return (
    <details class="manifest">
      <summary>{title}</summary>
      <dl>
        <dt>Started</dt>
        <dd>
          <Foreign text={started} />
        </dd>
        <dt>Suite</dt>
        <dd>
          <Name text={suite.path} />, {count(suite.intents, 'intent')}, digest <Digest text={suite.digest} />
        </dd>
        <dt>Tools</dt>
        <dd>
          <Name text={toolset.uri} />, {count(toolset.tools, 'tool')}, digest <Digest text={toolset.digest} />
        </dd>
        {models.map(({ model, kind, reported }) => [
          <dt key={`${model} term`}>Model</dt>,
          <dd key={model}>
            <Name text={model} /> ({KIND_WORD[kind]}
            {reported.length > 0 && (
              <>
                , answered as <Foreign text={reported.join(', ')} most={300} />
              </>
            )}
            )
          </dd>,
        ])}
        <dt>Repeats</dt>
        <dd>
          {repeats}, seed {seed}
        </dd>
        <dt>Made by</dt>
        <dd>
          rightcall <Foreign text={tool.version} most={60} />
          {git !== undefined && (
            <>
              {' '}
              at commit <Digest text={git} />
            </>
          )}
        </dd>
      </dl>
    </details>
  )
}

function Digest({ text }: { readonly text: string }) {
  return <Name text={text.slice(0, 12)} />
}
