import { expect, test } from 'vitest'
import { statedLoss } from '../../../../src/lint/prose/tools/losses.ts'

test.each([
  'Changes the size of a volume. Shrinking wipes everything on it.',
  'Moves the shop to another plan. Downgrading discards all recordings older than a week.',
  'Starts the import. It erases the whole table first.',
  'Imports the contacts and deletes all others.',
  'Switches the theme. The old one is destroyed.',
  'Joins two accounts. The history of the second one is purged.',
  'Rebuilds the index; nothing of it is kept.',
  'Closes the room and takes all its messages with it.',
  'Sets the router to its factory settings.',
  'Flashes the firmware. Its contents are gone.',
  'Loads a level. This drops all changes since the last save.',
  'Swaps the disk. No copy of it is kept.',
])('something is lost: %s', (text) => {
  const loss = statedLoss(text)
  expect(loss).toBeDefined()
  expect(text.slice(loss?.words.start, loss?.words.end)).toBe(loss?.verb)
})

test.each([
  'By default the firewall drops all traffic.',
  'Changes the size of a volume. Nothing on it is lost.',
  'Lists the tables that a nightly job purges.',
  'If the target exists, it is overwritten.',
  'Copies the shop. The old one is not destroyed.',
  'Shows whether the wipe was done.',
  'Takes all parameters of the form along with a note.',
  'Without force no file is deleted.',
  'The user may delete all messages.',
  'Returns what is left of the quota.',
  'A cron job of the host deletes all temporary files.',
])('nothing is lost: %s', (text) => {
  expect(statedLoss(text)).toBeUndefined()
})
