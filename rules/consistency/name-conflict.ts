import { ownString } from '../../src/core/json.ts'
import type { Pointer } from '../../src/core/pointer.ts'
import { clip, oneLine } from '../../src/core/text.ts'
import type { Span, Tool, Toolset } from '../../src/core/tool.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { opposed } from '../../src/lint/prose/tools/opposed.ts'
import { isForGood, opensForGood, statedReturn } from '../../src/lint/prose/tools/permanence.ts'
import { contentWords, nameParts, nameWords } from '../../src/lint/prose/text/words.ts'
import { conceptOf } from '../../src/lint/lexicon/concepts.ts'
import { isGeneric } from '../../src/lint/lexicon/filler.ts'
import { selfDenial } from '../../src/lint/prose/tools/self-denial.ts'
import { toldOfNeighbour } from '../../src/lint/prose/tools/wrong-neighbour.ts'
import { startsOver } from '../../src/lint/prose/tools/starts-over.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const WRITES = { title: undefined, annotations: { readOnlyHint: false, destructiveHint: true }, outputSchema: undefined }

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary:
    'The name, the title and the description contradict each other: opposite verbs, different things, the text of another tool, a text that withdraws its first sentence, or "permanently" next to a way to undo it.',
  why: 'A model chooses a tool by its name and fills in the call by its description. If `get_profile` "sets the profile", the model writes when it meant to read, or it never finds the tool that writes. If "Delete permanently" is the title of a text about an archive, it asks the user for unnecessary consent, or it expects a move and causes a loss. Most such texts were copied from another tool. The rule compares the main verb of the name or title with the opening verbs of the text: reading against changing, creating against editing or deleting, and opposites (enable and disable, add and remove). It reports nothing if the first sentence has the name’s verb in any form. It ignores verbs that many reading tools use along the way, such as start, save and generate.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'How tools are named and described decides which of them an agent calls.',
      checked: '2026-11-29',
    },
    {
      kind: 'measured',
      ref: '2,370 tools of 134 servers (64 npm servers, 70 of LiveMCPBench)',
      says: 'No finding, so no false alarm. Recall on real defects is not measured.',
      checked: '2026-11-29',
    },
  ],
  examples: {
    good: [
      {},
      {
        name: 'reboot_terminal',
        description: 'Reboots the terminal of a room; it is not set back to factory settings.',
        ...WRITES,
      },
      { title: 'Find rules of the handbook' },
      {
        tools: [
          { name: 'hide_policy', description: 'Removes a policy from the list; it can be shown again.', ...WRITES },
          { name: 'delete_policy', description: 'Deletes a policy and its passages for good.', ...WRITES },
        ],
      },
      {
        tools: [
          { name: 'lock_policy', description: 'Stops all changes of a policy by readers. Returns its number.', ...WRITES },
          { name: 'unlock_policy', description: 'Lets readers change a policy again. Returns its number.', ...WRITES },
        ],
      },
      { name: 'cancel_plan', description: 'Cancels a plan. The plan stays active until the month ends.', ...WRITES },
      { name: 'delete_policy', description: 'Deletes a policy. Its passages are kept in the archive.', ...WRITES },
      { name: 'get_or_create_policy', description: 'Create a policy, or return the one of that title.', ...WRITES },
      { name: 'search_and_replace', description: 'Replace a word everywhere in the handbook.', ...WRITES },
      { name: 'get_chart', description: 'Create a chart of the policies by department and return it as SVG.' },
      { name: 'check_in', description: 'Mark a guest as present, with the time of the arrival.', ...WRITES },
      {
        name: 'delete_policy',
        description: 'Delete a policy. It goes to the trash, and editors can restore it for 30 days.',
        ...WRITES,
      },
      {
        name: 'purge_policy',
        description: 'Permanently delete a policy. To keep it for later use archive_policy, from which it can be restored.',
        ...WRITES,
      },
    ],
    bad: [
      { name: 'archive_policy', description: 'Deletes one policy of the handbook with its passages.', ...WRITES },
      { name: 'preview_letter', description: 'Sends the letter to the guest.', ...WRITES },
      { name: 'reboot_terminal', description: 'Sets the terminal of a room back to its factory settings.', ...WRITES },
      { title: 'Stock exchange quote' },
      { ...WRITES, name: 'backup_handbook', title: 'Restore handbook', description: 'Copies the handbook to the vault.' },
      {
        tools: [
          { name: 'hide_policy', description: 'Removes a policy of the handbook.', ...WRITES },
          { name: 'delete_policy', description: 'Deletes a policy and its passages for good.', ...WRITES },
        ],
      },
      {
        tools: [
          { name: 'lock_policy', description: 'Stops all changes of a policy by readers. Returns its number.', ...WRITES },
          { name: 'unlock_policy', description: 'Stops all changes of a policy by readers. Returns the time.', ...WRITES },
        ],
      },
      { name: 'cancel_meeting', description: 'Cancels a meeting of the office. The meeting still takes place.', ...WRITES },
      { name: 'send_letter', description: 'Sends a letter to a guest. The letter is not sent.', ...WRITES },
      { name: 'get_policy', description: 'Set the text of one policy by its number.' },
      { name: 'add_tag', description: 'Remove a tag from a policy and return the tags that are left.', ...WRITES },
      { name: 'add_note', description: '# Add a note\n\nRemoves a note from a policy by its number.', ...WRITES },
      { ...WRITES, name: 'create_policy', title: 'Delete policy', description: 'Create a policy in a section.' },
      {
        ...WRITES,
        name: 'delete_policy',
        title: 'Delete policy permanently',
        description: 'Moves a policy to the archive, from which editors can bring it back at any time.',
      },
      {
        name: 'trash_policy',
        description: 'Permanently erases a policy. It stays in the trash for 30 days, and editors can restore it there.',
        ...WRITES,
      },
    ],
  },
  *check(tool, { toolset }) {
    const { description = '' } = tool
    const found =
      verbsApart(tool) ??
      permanenceApart(tool) ??
      anewApart(tool) ??
      thingsApart(tool) ??
      neighbourTold(tool, toolset) ??
      takenBack(tool)
    if (found === undefined || !isEnglish(description)) return
    yield found
  },
  plant({ index, name, description }, random) {
    const thing = nameParts(name).slice(1).join(' ')
    if (!description || thing === '') return undefined
    const [verb, text] =
      pick(
        [
          ['get', 'Sets the # to the given value.'],
          ['list', 'Deletes the # by its number.'],
          ['create', 'Deletes one # by its number.'],
          ['enable', 'Disables the # for everybody.'],
          ['delete', 'Returns the # by its number.'],
          ['add', 'Removes one # from its section.'],
        ],
        random,
      ) ?? []
    if (verb === undefined || text === undefined) return undefined
    return [
      { tool: index, at: '/name', to: `${verb}_${thing.replaceAll(' ', '_')}` },
      { tool: index, at: '/description', to: text.replace('#', thing) },
    ]
  },
})

interface Conflict {
  readonly at: Pointer
  readonly words?: Span
  readonly message: string
}

function titleOf({ title, annotations }: Tool): { readonly text: string; readonly at: Pointer } | undefined {
  if (title !== undefined) return { text: title, at: '/title' }
  const text = annotations === undefined ? undefined : ownString(annotations, 'title')
  return text === undefined ? undefined : { text, at: '/annotations/title' }
}

/** The description against the name, then the title against the name, then the description against the title. */
function verbsApart(tool: Tool): Conflict | undefined {
  const { name, description = '' } = tool
  const title = titleOf(tool)
  const told = opposed(name, description) ?? behindHeading(name, description)
  if (told !== undefined)
    return conflict('/description', told.words, `The name "${clip(name, 60)}"`, told.named, 'description', told.said)
  if (title === undefined) return undefined
  const titled = opposed(name, title.text)
  if (titled !== undefined)
    return conflict(title.at, undefined, `The name "${clip(name, 60)}"`, titled.named, 'title', titled.said)
  const described = opposed(title.text, description)
  return (
    described &&
    conflict(
      '/description',
      described.words,
      `The title "${clip(title.text, 60)}"`,
      described.named,
      'description',
      described.said,
    )
  )
}

/** If the first line of a description is a heading, the text is also read from the second line: "# Add a tag" and then "Removes a tag …". */
function behindHeading(name: string, description: string): ReturnType<typeof opposed> {
  const heading = /^[^\n.:]{1,80}\n\s{0,10}/.exec(description)?.[0].length
  const found = heading === undefined ? undefined : opposed(name, description.slice(heading))
  if (found === undefined || heading === undefined) return undefined
  return { ...found, words: { start: found.words.start + heading, end: found.words.end + heading } }
}

function conflict(at: Pointer, words: Span | undefined, label: string, named: string, part: string, said: string): Conflict {
  return {
    at,
    ...(words !== undefined && { words }),
    message: `${label} means "${named}", but the ${part} begins with "${clip(said, 30)}". A model calls the tool for one action and gets the other. Correct the one that is wrong.`,
  }
}

/** "Permanently" in the name, the title or the first words, and a way back in the text. */
function permanenceApart(tool: Tool): Conflict | undefined {
  const { name, description = '' } = tool
  const back = statedReturn(description)
  if (back === undefined) return undefined
  const title = titleOf(tool)
  const opening = opensForGood(description)
  const label = isForGood(name.replaceAll('_', ' '))
    ? `The name "${clip(name, 60)}"`
    : title !== undefined && isForGood(title.text)
      ? `The title "${clip(title.text, 60)}"`
      : opening !== undefined
        ? `The description begins with "${clip(description.slice(opening.start, opening.end), 60)}"`
        : undefined
  if (label === undefined) return undefined
  const quote = clip(oneLine(description.slice(back.start, back.end)), 80)
  return {
    at: '/description',
    words: back,
    message: `${label.startsWith('The description') ? `${label}, but continues with` : `${label} means a permanent loss, but the description states`} "${quote}". A model asks for unnecessary consent, or expects that it can undo a loss. Keep only the statement that is true.`,
  }
}

/** "reboot" in the name, and factory settings in the text. */
function anewApart({ name, description = '' }: Tool): Conflict | undefined {
  const found = startsOver(name, description)
  if (found === undefined) return undefined
  const quote = clip(oneLine(description.slice(found.words.start, found.words.end)), 80)
  return {
    at: '/description',
    words: found.words,
    message: `The name "${clip(name, 60)}" means "${found.named}", but the description continues with "${quote}". A model calls the tool for a restart, and the existing settings are lost. Name the tool after what it does.`,
  }
}

/** The text of another tool, or of what a more destructive tool does. */
function neighbourTold(tool: Tool, toolset: Toolset): Conflict | undefined {
  const found = toldOfNeighbour(tool, toolset)
  if (found === undefined) return undefined
  const { sibling, by, words } = found
  const quote = clip(oneLine((tool.description ?? '').slice(words.start, words.end)), 80)
  const [own, other] = [clip(tool.name, 60), clip(sibling.name, 60)]
  return {
    at: '/description',
    words,
    message:
      by === 'copied'
        ? `The description of "${own}" begins with "${quote}", like the description of "${other}". A model cannot tell the two tools apart. Describe what "${own}" does.`
        : `The name "${own}" suggests that the change can be undone, but the description begins with "${quote}", like the description of "${other}". A model picks the wrong one, and data is lost. Describe what "${own}" keeps.`,
  }
}

/** "Cancels a lesson" and then "The lesson still takes place". */
function takenBack({ description = '' }: Tool): Conflict | undefined {
  const found = selfDenial(description)
  if (found === undefined) return undefined
  const quote = clip(oneLine(description.slice(found.words.start, found.words.end)), 80)
  return {
    at: '/description',
    words: found.words,
    message: `The description begins with "${clip(found.opening, 40)}" but continues with "${quote}". Both cannot be true. A model either reports that the action is done, or does not call the tool. Keep only the statement that is true.`,
  }
}

/** A title about another thing than the name and the description: usually the title of another tool. */
function thingsApart(tool: Tool): Conflict | undefined {
  const title = titleOf(tool)
  if (title === undefined || !tool.description) return undefined
  const nouns = contentWords(title.text).filter((word) => !isGeneric(word))
  if (nouns.length < 2 || !/^[\x20-\x7e]+$/.test(title.text)) return undefined
  const text = `${tool.name} ${tool.description}`.toLowerCase()
  if (nouns.some((noun) => text.includes(noun.slice(0, 4)))) return undefined
  const told = [...nameWords(tool.name), ...contentWords(tool.description)].map(conceptOf)
  if (nouns.some((noun) => told.includes(conceptOf(noun)) || text.replaceAll(/[^a-z]/g, '').includes(noun.slice(0, 4))))
    return undefined
  return {
    at: title.at,
    message: `The title "${clip(title.text, 60)}" has no word in common with the name "${clip(tool.name, 60)}" or the description. A user who is asked to allow a call reads about something else. Write a title for this tool.`,
  }
}
