import type { DefectCounts } from './defects.ts'
import type { ReadingEvidence } from './readings.ts'

/** What recorded readings are worth, as a paragraph for docs/reading.md; nothing where nobody has measured. */
export function readingsWords(readings: ReadingEvidence | undefined, rules: DefectCounts | undefined): string {
  if (readings?.defects === undefined || rules === undefined) return ''
  const { planted, real, defects, prompt } = readings
  const { reported = 0, upheld = 0, conflict = 0, refuted = 0, claimed = 0 } = real.funnel
  return [
    `Replies of a language model to prompt ${prompt} are kept in \`golden/readings\` and verified again by \`npm run evidence\` (Claude, as an agent that printed each request and answered it, several in one context).`,
    `On ${planted.sets} toolsets with ${defects.found.of} faults planted by others, rules alone report ${rules.found.hits}, with the readings ${defects.found.hits}, and ${defects.lookalikes.alarmed} of ${defects.lookalikes.of} look-alikes are called faults; the rules were written with these toolsets in sight.`,
    `On ${real.sets} lists of real servers (${real.tools} tools) the model claimed ${claimed} faults; ${reported} are shown (${conflict} by comparison, ${upheld} by a second look), and the second look refused ${refuted}.`,
  ].join(' ')
}
