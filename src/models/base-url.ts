import { UserError } from '../core/user-error.ts'

/** A base URL fit for requests, reports and cache keys. @throws UserError where it is none, or carries a secret */
export function checkedBaseUrl(text: string, from: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UserError(`${from} should be an http or https URL such as http://localhost:11434/v1.`)
  }
  if (url.username !== '' || url.password !== '' || url.search !== '') {
    throw new UserError(`${from} contains a user name, a password or a query.`, {
      hint: 'The URL is written into journals and reports; put the key into its environment variable.',
    })
  }
  return url.href.replace(/\/$/, '')
}
