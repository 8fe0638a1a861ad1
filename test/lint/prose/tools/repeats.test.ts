import { expect, test } from 'vitest'
import { statedRepeat } from '../../../../src/lint/prose/tools/repeats.ts'

test.each([
  'Adds a row. A second call makes a second row.',
  'Creates a ticket. Repeating the call opens another ticket.',
  'Sends the letter each time.',
  'A new version is created on every call.',
  'Each call sends a reminder to the guest.',
  'This call is not idempotent.',
  'Creates a channel even if one of that name exists.',
  'Posts the comment. Retrying posts it again.',
  'Uploads the file. If called twice, the file is stored twice.',
  'Orders the goods. Running it again places a second order.',
  'Books a room. Two calls book two rooms.',
  'Creates a lead. Does not check for duplicates.',
  'Every run appends a line to the log.',
  'Starts a job. Each invocation starts a new job.',
  'Charges the card. Sending the same request again charges the card a second time.',
  'Adds a member. A retry adds the member again.',
  'Invite somebody. Repeated calls send the mail again.',
  'Every call charges one credit to the account.',
  'Create a note. When you call it again with the same text, you get another note.',
  'Adds a note. Calling it twice leaves the page with two notes.',
  'Every call makes a new copy: two calls with one page make two.',
  'Pays the supplier. A fresh payment goes out with each call.',
  'Prints the label. With every run another label leaves the printer.',
  'Opens a case. Each time it is called a further case is opened.',
  'Books a seat. Nothing stops it from booking the same seat twice.',
  'Sends the reminder. It does not check whether the reminder went out already.',
  'Adds a guest. Repeated calls are not detected.',
  'Places the order. Requests are never deduplicated.',
  'Adds a stamp to the card. It does not remember earlier calls.',
  'Transfers the amount. Every execution deducts it once more.',
  'Ships the parcel. Two requests mean two parcels.',
])('a second call does more: %s', (text) => {
  const repeat = statedRepeat(text)
  expect(repeat?.adds).toBe(true)
  expect(text.slice(repeat?.words.start, repeat?.words.end).length).toBeGreaterThan(8)
})

test.each([
  'Calling it twice changes nothing.',
  'A new sample is drawn with every call.',
  'With each call another page of results is returned.',
  'Nothing is sent twice: with every call the key is looked up.',
  'Checks whether the guest was invited already.',
  'A new token is only made if the old one has expired.',
  'It does not check whether the file exists.',
  'Another colleague may read the note every time.',
  'A second call with the same name returns the existing row.',
  'Deletes a row. Repeated calls are harmless.',
  'Every call returns a new page.',
  'Each call counts against the limit of 100 requests.',
  'If the record exists already, it is left as it is.',
  'Set the state. Two calls with the same state leave one state.',
  'Already accepted moves cannot be accepted again.',
  'Creates the folder; calling it again does not create a second one.',
  'Retries are safe.',
  'A second call is refused with 409.',
  'Without a key every call makes a new charge.',
  'Search again with another word.',
  'Returns up to 10 results; call it again with the cursor for another page.',
  'Updates the row. Every call sets all fields.',
  'Each run is listed with its own status.',
  'Repeating the call moves on to the next page.',
  'Locks the door. Call it twice to lock both doors.',
  'Each request needs a new token.',
  'Calling it again with another name creates another folder.',
  'A retry with the same request_id returns the first note and adds none.',
  'Every later upload to the folder publishes it again.',
])('a second call does no more: %s', (text) => {
  expect(statedRepeat(text)?.adds).not.toBe(true)
})

test('a call that says it is idempotent has no further effect', () => {
  expect(statedRepeat('Sets the title. This call is idempotent.')?.adds).toBe(false)
  expect(statedRepeat('With a key it is idempotent.')).toBeUndefined()
})
