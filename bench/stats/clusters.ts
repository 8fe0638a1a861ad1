import { clustersNeeded, compareClusters } from '../../src/stats/clustered.ts'
import { signFlip } from '../../src/stats/sign-flip.ts'
import type { ClusterSum } from '../../src/stats/subset-means.ts'
import { randomFrom } from '../../scripts/evidence/random.ts'
import { worst, type Measured } from './measured.ts'

export const CLUSTER_STUDIES = 2000
/** Fewer subsets than in earnest: with 2,048 the test is as honest, only a little weaker. */
const EFFORT = { seed: 1, subsets: 2 ** 11 }

/** How a study is built: cluster sizes in turn, how much the intents of a cluster share, and how a score moves. */
interface Design {
  readonly says: string
  readonly sizes: readonly number[]
  readonly icc: number
  readonly score: 'once' | 'repeats' | 'rank'
}

const DESIGNS: readonly Design[] = [
  { says: 'three repeats', sizes: [1], icc: 0, score: 'repeats' },
  { says: 'reciprocal ranks', sizes: [1], icc: 0, score: 'rank' },
  { says: 'clusters of 3, ICC 0.3', sizes: [3], icc: 0.3, score: 'once' },
  { says: 'clusters of 2, 5 and 12, ICC 0.3', sizes: [2, 5, 12], icc: 0.3, score: 'once' },
  { says: 'clusters of 10, ICC 0.7, three repeats', sizes: [10], icc: 0.7, score: 'repeats' },
]
const CLUSTERS = [6, 10, 20, 40, 100]
const NO_CHANGE = [0.03, 0.1].map((rate) => ({ losses: rate, gains: rate }))
const CHANGES = [
  { losses: 0.02, gains: 0.2 },
  { losses: 0, gains: 0.05 },
]

type Change = (typeof NO_CHANGE)[number]

export function clusterMarks(): Measured[] {
  return [
    ...CLUSTERS.map((clusters) => {
      const found = cells(clusters, NO_CHANGE, (study) => signFlip(study, EFFORT).p() <= 0.05)
      // 1.2 points: what chance adds to the worst of so many cells of 2,000 studies.
      return mark(
        `false alarms, ${clusters} clusters`,
        'at most 5 %, and 1.2 of chance',
        'highest',
        found,
        (value) => value <= 0.062,
      )
    }),
    ...CLUSTERS.map((clusters) => {
      const found = cells(clusters, CHANGES, (study, truth) => {
        const { low, high } = signFlip(study, EFFORT).interval(0.05)
        return low <= truth + 1e-12 && high >= truth - 1e-12
      })
      const holds = (value: number, mean: number) => value >= 0.9 && mean >= 0.94
      return mark(`interval coverage, ${clusters} clusters`, 'at least 90 %, mean 94 %', 'lowest', found, holds)
    }),
    ...[40, 100].map((clusters) => {
      const found = cells(clusters, CHANGES, (study, truth) => signFlip(study, EFFORT).isNotAbove(truth))
      return mark(
        `false equivalence at the margin, ${clusters} clusters`,
        'at most 5 %, and 1.2 of chance',
        'highest',
        found,
        (value) => value <= 0.062,
      )
    }),
    promise(),
  ]
}

/** So narrow that the pilot below is never enough by itself. */
const MARGIN = 0.025

/** A pilot of 200 clusters, which knows the spread well, says how many a decision takes; a new study of as many is decided. Nothing changes in truth. */
function promise(): Measured {
  const found = DESIGNS.filter(({ sizes }) => sizes.length === 1).map((design, index) => {
    const random = randomFrom(index)
    let decided = 0
    for (let study = 0; study < 200; study++) {
      const change = { losses: 0.03, gains: 0.03 }
      const needed = clustersNeeded(drawn(design, 200, change, random), MARGIN)
      if (compareClusters(drawn(design, needed, change, random), MARGIN, EFFORT).verdict !== 'undecided') decided++
    }
    return { at: design.says, value: decided / 200 }
  })
  return mark('decided with as many clusters as asked for', 'at least 75 %', 'lowest', found, (value) => value >= 0.75)
}

function mark(
  says: string,
  text: string,
  extreme: 'highest' | 'lowest',
  found: Parameters<typeof worst>[0],
  holds: Measured['holds'],
): Measured {
  return { says, mark: text, ...worst(found, extreme), holds }
}

function cells(clusters: number, changes: readonly Change[], event: (study: ClusterSum[], truth: number) => boolean) {
  return DESIGNS.flatMap((design) =>
    changes.map((change) => {
      const random = randomFrom(clusters)
      const truth = (change.gains - change.losses) * MOVES[design.score]
      let count = 0
      for (let study = 0; study < CLUSTER_STUDIES; study++) {
        if (event(drawn(design, clusters, change, random), truth)) count++
      }
      return {
        at: `${design.says}, ${change.losses * 100} % lost and ${change.gains * 100} % gained`,
        value: count / CLUSTER_STUDIES,
      }
    }),
  )
}

/** How much an intent that changes sides moves on average: repeats follow in 70 %, ranks move by 1/2, 2/3 or 3/4. */
const MOVES = { once: 1, repeats: 0.7, rank: (1 / 2 + 2 / 3 + 3 / 4) / 3 }

/** Intents of a cluster copy one shared change with probability √ICC. Repeats also waver by themselves, 3 % each way. */
function drawn({ sizes, icc, score }: Design, clusters: number, { losses, gains }: Change, random: () => number): ClusterSum[] {
  const change = () => {
    const at = random()
    return at < losses ? -1 : at < losses + gains ? 1 : 0
  }
  const share = (chance: number) => [0, 1, 2].filter(() => random() < chance).length / 3
  const moved = (side: number): number => {
    if (score === 'once') return side
    if (score === 'rank') return side * (1 - 1 / (2 + Math.floor(random() * 3)))
    return side === 0 ? share(0.03) - share(0.03) : side * share(0.7)
  }
  return Array.from({ length: clusters }, (_, cluster) => {
    const shared = change()
    const size = sizes[cluster % sizes.length] ?? 1
    let sum = 0
    for (let intent = 0; intent < size; intent++) sum += moved(random() < Math.sqrt(icc) ? shared : change())
    return { sum, size }
  })
}
