import { expect, test } from 'vitest'
import { anyAddressIn, anyCommandIn } from '../../../../src/lint/prose/parameters/openness.ts'

test.each([
  'Any address and scheme is taken, also hosts of the internal network.',
  'Whatever link the server can open works, file:// and localhost included.',
  'All protocols are supported.',
  'Address of the file. It is loaded without any restriction on hosts.',
  'Every URL is fetched. Private IPs are reached, too.',
  'The server fetches it; internal addresses work as well.',
  'URL of the file. There is no allow-list of hosts.',
  'The host is not checked.',
])('%s takes any address', (text) => {
  expect(anyAddressIn(text)).toBeDefined()
})

test.each([
  'Any public address; internal hosts are refused.',
  'Any URL of this site.',
  'Any valid URL.',
  'URL to open in the local browser; http://localhost:3000 works, too.',
  'Supports http://, https:// and file:// below the working directory only.',
  'All links of the page are listed.',
  'Link to a file that is not yet uploaded.',
  'No filter is applied to the results.',
  'The internal id of the link, included in every answer.',
  'All internal links of the page, included in the report.',
])('%s does not', (text) => {
  expect(anyAddressIn(text)).toBeUndefined()
})

test.each([
  'Any shell command line. It runs as root.',
  'Runs whatever command it is given on the build server.',
  'Run a command in a container. There is no list of allowed commands.',
  'The command is run as it stands and not checked.',
  'Arbitrary shell commands, unrestricted.',
  'Runs the command with full access to the machine.',
])('%s runs any command', (text) => {
  expect(anyCommandIn(text)).toBeDefined()
})

test.each([
  'Any shell command, in a sandbox.',
  'Any git command.',
  'Any command of the list; others are refused.',
  'Runs the command after the user has confirmed it, also as root.',
  'Run any script in the page.',
  'Runs a command as the user who started the server.',
])('%s does not', (text) => {
  expect(anyCommandIn(text)).toBeUndefined()
})

test('hostile texts are read in linear time', () => {
  for (const part of [
    'any url ',
    'file: included ',
    'no restriction ',
    'not checked ',
    'any shell command ',
    'fetch internal ',
  ]) {
    const text = part.repeat(100_000 / part.length)
    expect(() => [anyAddressIn(text), anyCommandIn(text)]).not.toThrow()
  }
})
