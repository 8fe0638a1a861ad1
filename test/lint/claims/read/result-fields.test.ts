import { describe, expect, test } from 'vitest'
import { resultFieldsIn } from '../../../../src/lint/claims/read/result-fields.ts'

/** As `name`, or `name of tool`. */
function taken(text: string) {
  return resultFieldsIn(text).map(({ name, tool }) => (tool === undefined ? name : `${name} of ${tool}`))
}

describe('fields that a text takes from an answer', () => {
  test.each([
    ['Pass the nextPageToken out of the previous answer.', 'nextPageToken'],
    ['Take `cursor` from the last page.', 'cursor'],
    ['Extract the conversationId from the response.', 'conversationId'],
    ["The previous response's `next`.", 'next'],
    ['Ask again until has_more is false.', 'has_more'],
    ['The response carries `etag`; pass it here.', 'etag'],
    ['Pass the `ticket_id` returned by create_ticket.', 'ticket_id of create_ticket'],
    ['Poll with the `job_id` that start_job gives.', 'job_id of start_job'],
    ["get_token's `token`", 'token of get_token'],
    ['Use the jobId you got from start_job.', 'jobId of start_job'],
  ])('%s', (text, field) => {
    expect(taken(text)).toContain(field)
  })

  test.each(['The token from the previous call.', 'Use the `id`.', 'Answer the previous question.', ''])(
    'none in: %s',
    (text) => {
      expect(taken(text)).toEqual([])
    },
  )
})
