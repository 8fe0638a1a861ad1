import { describe, expect, test } from 'vitest'
import { corpusServers } from '../../../scripts/evidence/corpus.ts'
import { gerund, participle, thirdPerson } from '../../../src/lint/lexicon/inflect.ts'
import { verbForm, VERBS, verbsOf } from '../../../src/lint/lexicon/verbs.ts'
import { effectOfDescription, effectOfName } from '../../../src/lint/prose/tools/effect.ts'
import { statedChange } from '../../../src/lint/prose/tools/side-effects.ts'
import { nameParts } from '../../../src/lint/prose/text/words.ts'
import { corpus, noCorpus } from '../../helpers/corpus.ts'

const CHANGES = [...VERBS.values()].filter(({ effect, isEvidence }) => effect !== 'reads' && isEvidence)

test.each([
  ['delete', 'deletes', 'deleting', 'deleted'],
  ['copy', 'copies', 'copying', 'copied'],
  ['stop', 'stops', 'stopping', 'stopped'],
  ['publish', 'publishes', 'publishing', 'published'],
  ['send', 'sends', 'sending', 'sent'],
  ['destroy', 'destroys', 'destroying', 'destroyed'],
  ['undo', 'undoes', 'undoing', 'undone'],
  ['submit', 'submits', 'submitting', 'submitted'],
  ['reset', 'resets', 'resetting', 'reset'],
  ['open', 'opens', 'opening', 'opened'],
  ['see', 'sees', 'seeing', 'seen'],
  ['overwrite', 'overwrites', 'overwriting', 'overwritten'],
])('%s is inflected', (verb, third, ing, ed) => {
  expect([thirdPerson(verb), gerund(verb), participle(verb)]).toEqual([third, ing, ed])
  expect([third, ing].map((word) => verbForm(word)?.verb.verb)).toEqual([verb, verb])
})

test('a form that is also a base form is the base form', () => {
  expect(verbForm('read')?.form).toBe('base')
  expect(verbForm('set')?.form).toBe('base')
  expect(verbForm('reads')).toMatchObject({ form: 'third', verb: { verb: 'read' } })
})

test('every verb stands once, with its marks', () => {
  expect(VERBS.size).toBeGreaterThan(250)
  expect(VERBS.get('delete')).toMatchObject({ effect: 'destroys', isReversible: false, isEvidence: true, isThing: false })
  expect(VERBS.get('post')).toMatchObject({ effect: 'changes', isThing: true, adds: true })
  expect(VERBS.get('list')).toMatchObject({ effect: 'reads', isThing: true, isMany: true })
  for (const weak of ['run', 'open', 'drop', 'clear']) expect(VERBS.get(weak)?.isEvidence, weak).toBe(false)
  for (const known of ['void', 'restart', 'swap', 'merge', 'reboot', 'settle', 'ship']) expect(VERBS.has(known), known).toBe(true)
  expect(verbsOf('read').has('search')).toBe(true)
})

describe('the look-alikes of every verb that changes something state no change', () => {
  test.each(CHANGES.map(({ verb }) => verb))('%s', (verb) => {
    const [third, done] = [thirdPerson(verb), participle(verb)]
    // a participle that is the base form too ("set") is told by its place alone
    if (done !== verb) expect(effectOfName(`${done}_notes`)?.verb, `${done}_notes`).toBeUndefined()
    expect(effectOfName(`list_${done}_notes`)?.effect).toBe('reads')
    for (const text of [
      `List the notes with id, title and ${done}.`,
      `List the notes. It never ${third} a note and ${third} nothing else.`,
      `List the rules that ${verb} notes at night.`,
      `Returns every note which an author ${done} the day before.`,
      `List the notes. Use ${verb}_note to ${verb} the note.`,
      `Shows what would be ${done} once the plan is valid.`,
    ]) {
      expect(effectOfDescription(text)?.effect ?? 'reads', text).toBe('reads')
      expect(statedChange(text), text).toBeUndefined()
    }
  })
})

test.each(['merge_request', 'charge_history', 'order_status', 'transfer_fees', 'add_card_to_archive'])(
  'the thing in %s is no verb',
  (name) => {
    const verb = effectOfName(name)?.verb
    expect(verb === undefined || verb === 'add').toBe(true)
  },
)

test.skipIf(noCorpus)('the counts are those of the corpus', () => {
  const tools = corpusServers(corpus ?? '').flatMap(({ toolset }) => toolset.tools)
  expect(tools).toHaveLength(2370)
  const [names, openers] = [new Map<string, number>(), new Map<string, number>()]
  for (const { name, description = '' } of tools) {
    for (const part of new Set(nameParts(name))) names.set(part, (names.get(part) ?? 0) + 1)
    const lead = /^[^A-Za-z]*([A-Za-z]+)/.exec(description)?.[1]?.toLowerCase()
    if (lead !== undefined) openers.set(lead, (openers.get(lead) ?? 0) + 1)
  }
  for (const { verb, seen } of VERBS.values()) {
    const forms = new Set([verb, thirdPerson(verb)])
    const counted = [...forms].reduce((sum, form) => sum + (openers.get(form) ?? 0), 0)
    expect({ verb, ...seen }).toEqual({ verb, names: names.get(verb) ?? 0, openers: counted })
  }
})
