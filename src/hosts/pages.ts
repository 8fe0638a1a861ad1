import { isArray, isObject, type JsonObject } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'
import type { AskHost, HostAnswer } from './request.ts'

const EACH = 100
/** Ten thousand comments are more than a request has. */
const MOST_PAGES = 100

/** All entries of a list, page by page; `refused` throws for an answer that is none. @throws UserError */
export async function pagesOf(ask: AskHost, path: string, refused: (answer: HostAnswer) => never): Promise<JsonObject[]> {
  const all: JsonObject[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await ask('GET', `${path}${path.includes('?') ? '&' : '?'}per_page=${EACH}&page=${page}`)
    if (answer.status >= 300) refused(answer)
    if (!isArray(answer.data)) throw new UserError('The host did not answer with a list, so its comments are not known.')
    all.push(...answer.data.filter(isObject))
    if (answer.data.length < EACH) break
  }
  return all
}
