/*
 * Prints what CHANGELOG.md tells of one version, for the page of a release: `node scripts/release-notes.ts v1.2.3`.
 * The tag has to be the version in package.json, so nothing is published under another name than it has.
 */
import { readFileSync } from 'node:fs'
import { releaseNotes, versionOfTag } from './release-notes/section.ts'

const [tag = ''] = process.argv.slice(2)
try {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  process.stdout.write(releaseNotes(readFileSync('CHANGELOG.md', 'utf8'), versionOfTag(tag, version)))
} catch (error) {
  console.error(`release-notes: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
