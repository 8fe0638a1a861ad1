/** GitHub refuses the text of a release above 125,000 characters. */
const MOST_CHARACTERS = 120_000

const MORE = '\nThe rest is in CHANGELOG.md.\n'

/** The version that a tag such as `v1.2.3` names. Throws where it is not the one in package.json. */
export function versionOfTag(tag: string, version: string): string {
  if (tag === `v${version}`) return version
  throw new Error(`The tag is "${tag}", and package.json has version ${version}. Tag it v${version}, or change package.json.`)
}

/**
 * The section of a changelog under the heading `## 1.2.3`, or `## 1.2.3` and a date, without the heading, ending in a line
 * break; cut after a whole line where it is too long for GitHub. Throws where there is none, more than one, or nothing in it.
 */
export function releaseNotes(changelog: string, version: string): string {
  const sections = sectionsOf(changelog).filter(({ heading }) => isOf(heading, version))
  const [section] = sections
  if (section === undefined)
    throw new Error(`CHANGELOG.md has no heading "## ${version}". Rename "## Unreleased" when you release.`)
  if (sections.length > 1) throw new Error(`CHANGELOG.md has ${sections.length} headings "## ${version}". Keep one.`)
  const text = section.lines.join('\n').trim()
  if (text === '') throw new Error(`CHANGELOG.md has nothing under "## ${version}". Write what changed.`)
  return text.length < MOST_CHARACTERS ? `${text}\n` : `${cut(text)}${MORE}`
}

interface Section {
  readonly heading: string
  readonly lines: string[]
}

/** A line that looks like a heading inside a code block is none. */
function sectionsOf(changelog: string): readonly Section[] {
  const sections: Section[] = []
  let fence: string | undefined
  for (const line of changelog.split(/\r?\n/)) {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? []
    if (fence === undefined) fence = mark
    else if (mark?.startsWith(fence) === true) fence = undefined
    const [, heading] = /^## +(.*?) *$/.exec(line) ?? []
    if (fence === undefined && heading !== undefined) sections.push({ heading, lines: [] })
    else sections.at(-1)?.lines.push(line)
  }
  return sections
}

/** `1.2.3`, `v1.2.3` and `[1.2.3] - 2026-12-01` are headings of 1.2.3; `1.2.30` and `1.2.3-beta.1` are not. */
function isOf(heading: string, version: string): boolean {
  const [, first] = /^\[?v?([^\s\]]+)\]?(?: .*)?$/.exec(heading) ?? []
  return first === version
}

function cut(text: string): string {
  const kept = text.slice(0, MOST_CHARACTERS)
  return kept.slice(0, kept.lastIndexOf('\n') + 1)
}
