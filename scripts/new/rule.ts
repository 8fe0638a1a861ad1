import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { didYouMean } from '../../src/core/did-you-mean.ts'
import { list, nearest } from '../../src/core/text.ts'
import { UserError } from '../../src/core/user-error.ts'

/** One a scope. They lie as deep as a rule does, so that a copy's imports are right. */
const TEMPLATES = join(import.meta.dirname, '../templates')

/**
 * Writes a rule that passes all tests as it stands, and gives its path below `root`. The family decides what it looks at.
 *
 * @throws UserError for an id of another shape, a family that does not exist, or a rule that does; nothing is written then
 */
export function newRule(root: string, id: string, today: string): string {
  const family = familyOf(id, root)
  const path = `rules/${id}.ts`
  if (existsSync(join(root, path))) throw new UserError(`${path} exists already. Change it, or choose another name.`)
  writeFileSync(join(root, path), ruleText(family, today), { flag: 'wx' })
  return path
}

/** The text of a new rule: the template, with the day on which its evidence was looked at. */
export function ruleText(family: string, today: string): string {
  const scope = family === 'server' || family === 'toolset' ? family : 'tool'
  return readFileSync(join(TEMPLATES, `${scope}-rule.ts`), 'utf8').replace('2000-01-01', today)
}

const WORDS = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

function familyOf(id: string, root: string): string {
  const [family = '', name = '', ...more] = id.split('/')
  if (more.length > 0 || !WORDS.test(family) || !WORDS.test(name)) {
    const [first = '', ...others] = id.replace(/^rules\//, '').split('/')
    const better = [first, others.join('-')].map(kebabCase)
    const hint = better.every((part) => WORDS.test(part))
      ? `Did you mean ${better.join('/')}?`
      : 'For example description/first-person.'
    throw new UserError(`"${id}" is no id of a rule: an id is <family>/<name> in lower-case words with hyphens. ${hint}`)
  }
  const families = familiesIn(root)
  if (!families.includes(family)) {
    const sentences = [
      `There is no family "${family}".`,
      didYouMean(nearest(family, families), '', (near) => `${near}/${name}`),
      `The families are ${list(families, families.length)}.`,
      `A new family needs its folder first: mkdir rules/${family}`,
    ]
    throw new UserError(sentences.filter((sentence) => sentence !== '').join(' '))
  }
  return family
}

function familiesIn(root: string): string[] {
  const entries = readdirSync(join(root, 'rules'), { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort()
}

function kebabCase(text: string): string {
  return text
    .replace(/\.ts$/, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}
