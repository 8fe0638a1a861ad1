import { clip } from '../../core/text.ts'
import type { Failure } from './channel.ts'

/** What an HTTP status means for someone who wanted to list tools. */
export function statusFailure(
  status: number,
  body: string,
  { strayedTo, headers }: { strayedTo: string | undefined; headers: boolean },
): Failure {
  const failure = { kind: 'http', status } as const
  if (status === 401 || status === 403) {
    const says = status === 401 ? 'answered 401: it requires authentication' : 'answered 403: it denies access'
    if (strayedTo !== undefined && headers) {
      return {
        ...failure,
        says,
        hint: `It redirected to ${strayedTo}, where your headers are not sent. Name that server's URL instead.`,
      }
    }
    const hint = headers
      ? 'It did not accept the headers: check the token and its permissions.'
      : 'Pass a token: --header "Authorization: Bearer ${TOKEN}".'
    return { ...failure, says, hint }
  }
  if (status === 404 || status === 405) {
    return {
      ...failure,
      says: `answered ${status}: there is no MCP endpoint`,
      hint: 'The path is usually /mcp, or /sse for older servers.',
    }
  }
  const words = /^\s*</.test(body) ? '' : clip(body.trim().replaceAll(/\s+/g, ' '), 200)
  const says = `answered ${status}${words === '' ? '' : `: ${words}`}`
  return {
    ...failure,
    says,
    ...(status >= 500 ? { hint: 'The fault is on the server: read its log, or try again later.' } : {}),
  }
}

/** An answer that is neither JSON nor an event stream. */
export function contentFailure(contentType: string | null): Failure {
  const html = contentType?.includes('html') === true
  return {
    kind: 'http',
    says: html
      ? 'answered with a web page, not with MCP'
      : `answered with ${contentType ?? 'no content type'}, not with JSON or an event stream`,
    hint: 'The path of an MCP endpoint is usually /mcp, or /sse for older servers.',
  }
}

/** A request that got no answer at all. */
export function networkFailure(error: Error): Failure {
  const cause = error.cause instanceof Error ? error.cause : error
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  const failure = { kind: 'network' } as const
  if (code === 'ECONNREFUSED')
    return {
      ...failure,
      says: 'could not be reached: nothing listens at this address',
      hint: 'Start the server first, and check the port.',
    }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return { ...failure, says: 'could not be reached: the host name is unknown', hint: 'Check the spelling and your network.' }
  return {
    ...failure,
    says: `could not be reached: ${clip(cause.message, 200)}${code === '' || cause.message.includes(code) ? '' : ` (${code})`}`,
  }
}
