import { expect, test } from 'vitest'
import { statedReach, statedStay } from '../../../../src/lint/prose/tools/outside.ts'

test.each([
  'Sends an SMS to the customer.',
  'Cancels the booking and e-mails the guest.',
  'Creates the invoice; the customer gets an e-mail with a link.',
  'Search the web for pages.',
  'Fetches any URL and returns its text.',
  'Closes the ticket. The requester and all external recipients are notified by mail.',
  'Publishes the post on the public internet.',
  'Posts a message to Twitter.',
  'Emails the report to any email address.',
  'Send a letter by post to the tenant.',
  'Books the slot and sends a reminder to the patient by text message.',
  'Invites people outside the organisation by e-mail.',
  'Looks the term up on the internet.',
  'With `tell` the answer also goes out by e-mail to guests in other firms and companies elsewhere.',
  'Posts every event to the webhook of the shop.',
  'Search Wikipedia for a term.',
])('reaches outside: %s', (text) => {
  const reach = statedReach(text)
  expect(reach).toBeDefined()
  expect(text.slice(reach?.words.start, reach?.words.end).length).toBeGreaterThan(8)
})

test.each([
  'Adds a guest to the list.',
  'Sends nothing; the mail to the customer is kept as a draft.',
  'Create a draft of an e-mail to a customer.',
  'Returns the e-mails that were sent to customers.',
  'List customers with name, e-mail and phone number.',
  'Search the web console of the router.',
  'Search the local index of web pages.',
  'Notify the customers table of a change.',
  'Updates the e-mail address of a customer.',
  'Sends a notification to the own device.',
  'Never sends mail to guests.',
  'Returns the URL of the website.',
  'Posts the journal entry to the ledger.',
  'Get the message by id. Use send_message to send an e-mail to a recipient.',
  'Validates an e-mail address.',
  'Returns the webhook event.',
  'Posts the letter to the list of drafts.',
])('stays inside: %s', (text) => {
  expect(statedReach(text)).toBeUndefined()
})

test('a tool that says it works offline stays inside, unless under a condition', () => {
  expect(statedStay('Counts the words of a text. It works offline.')).toBeDefined()
  expect(statedStay('If the server is down it works offline.')).toBeUndefined()
})
