import type { QuestionAnswer, TrialAnswer } from '../../serve/answers.ts'
import { Foreign, Name } from '../parts/foreign.tsx'
import { onlyOnce, useAnswer } from './ask.ts'
import { Attempt } from './attempt.tsx'
import { address } from './route.ts'
import { Missing } from './small.tsx'
import { RequestView } from './request-view.tsx'

/** One question as the model saw it: what it did, how that was judged, what it was told, and what it could choose from. */
export function TrialPage({ query }: { readonly query: URLSearchParams }) {
  const [run, intent, model] = ['run', 'intent', 'model'].map((name) => query.get(name) ?? '')
  const answer = useAnswer<TrialAnswer>(address('/api/trial', { run, intent, model }), onlyOnce)
  const question = useAnswer<QuestionAnswer>(address('/api/question', { run, intent, model }), onlyOnce)
  const { body } = answer
  const says = body?.asked?.says ?? intent ?? ''
  const told = question.body
  // the journal has replies in full
  const trials = told?.shown?.trials ?? body?.trials ?? []
  const requests = told?.shown?.requests ?? []
  return (
    <article class="report trial-page">
      <p class="kicker">
        <a href={address('/run', { run })}>Run</a> <Name text={intent ?? ''} /> <Name text={model ?? ''} />
      </p>
      <h1 class="heading-0">
        {says === '' ? (
          'One question'
        ) : (
          <>
            “<Foreign text={says} most={600} />”
          </>
        )}
      </h1>
      {body === undefined ? (
        <Missing answer={answer} />
      ) : (
        <>
          <p class="lead">
            Expected: <Foreign text={body.asked?.expected ?? 'unknown'} most={600} />
            {(body.asked?.not ?? []).length > 0 && (
              <>
                , and never <Foreign text={(body.asked?.not ?? []).join(', ')} most={300} />
              </>
            )}
          </p>
          <section>
            <h2 class="heading-1">What it did</h2>
            {trials.map((trial) => (
              <Attempt key={`${trial.model} ${trial.repeat} ${trial.variant}`} trial={trial} isAlone={trials.length === 1} />
            ))}
            {trials.length === 0 && <p class="empty">There is no answer to this intent.</p>}
          </section>
          {told === undefined ? (
            <Missing answer={question} />
          ) : (
            told.shown === null && (
              <p class="notice">
                The journal cannot be read, so this is what the history has: the system text of the suite, and the tools as they
                were served. <Foreign text={told.because ?? ''} most={600} />
              </p>
            )
          )}
          {(told !== undefined || question.error !== undefined) && requests.length === 0 && (
            <RequestView answer={body} request={undefined} isAlone />
          )}
          {requests.map((request, index) => (
            <RequestView key={index} answer={{ ...body, trials }} request={request} isAlone={requests.length === 1} />
          ))}
        </>
      )}
    </article>
  )
}
