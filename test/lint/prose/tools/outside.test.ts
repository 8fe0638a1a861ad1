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
  'Faxes the order to the warehouse and waits for the receipt.',
  'Phones the driver and reads the new address out.',
  'Makes the list of guests and telephones them.',
  'Looks the number up and dials that number.',
  'The prescription is faxed to the pharmacy at once.',
  'Sends the sample to an independent laboratory.',
  'Forwards the case to reviewers outside the company.',
  'Opens a claim with the insurer and returns its number.',
  'Submits the return to the tax office.',
  'Orders the parts from an outside supplier.',
  'The figures are disclosed to third parties.',
  'Pays the supplier by wire transfer.',
  'Checks the number against the company register.',
  'Shares the file with people of another organisation.',
  'Escalates the alarm to the police.',
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
  'Lists faxes of the last week with number and time.',
  'Moves the ticket to another department of the hospital.',
  'Returns a value outside the range that was set.',
  'Files the letter under the folder of the court.',
  'Stores a reference to an external system id.',
  'Lists the reports that were submitted to the tax office.',
  'Does not send anything to third parties.',
  'Assigns the case to another agent.',
  'Reads the phone number of the driver.',
  'Sends the form to the team; nothing goes outside the company.',
  'Passes the order on to the next step of the line.',
  'Adds a supplier to the list of other companies.',
  'Changes the payment method from card to transfer.',
  'Texts the model may answer with, as a list.',
  'Finds vague descriptions, texts that contradict the schema, and names that clients refuse.',
  'Lists documents, texts it finds in them, and their authors.',
  'Returns rings, dials that fit them, and their prices.',
])('stays inside: %s', (text) => {
  expect(statedReach(text)).toBeUndefined()
})

test('a tool that says it works offline stays inside, unless under a condition', () => {
  expect(statedStay('Counts the words of a text. It works offline.')).toBeDefined()
  expect(statedStay('If the server is down it works offline.')).toBeUndefined()
})
