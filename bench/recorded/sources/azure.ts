import type { Contrast } from '../contrast.ts'
import { intentOf, readLines } from '../read.ts'
import { judgingWith, namedTools, only, runOf, type Ranked } from '../replay.ts'

/** The Azure MCP team's own edits, version by version, and where their embedding search ranked the right tool. */

interface Head {
  readonly prompts: readonly (readonly [tool: string, says: string])[]
}

interface Version {
  readonly model: string
  readonly commit: string
  readonly date: string
  readonly tools: number
  readonly n: number
  readonly top1: number
  readonly rows: readonly (readonly [
    prompt: number,
    rank: number | null,
    score: number,
    top1: string,
    top1Score: number,
    top2: string,
  ])[]
}

const METRICS = only('retrieval@1', 'retrieval@5', 'mrr')

export function azure(folder: string): Contrast[] {
  const [head, ...versions] = readLines<Head & Version>(folder, 'azure-mcp-rankings.jsonl')
  const prompts = head?.prompts ?? []
  const asked = versions.map((version) => sideOf(version, prompts))
  const steps = versions.slice(1).map((_, index) => [index, index + 1] as const)
  return [...steps, [0, versions.length - 1] as const].flatMap(([from, to]): Contrast[] => {
    const [old, now, before, after] = [versions[from], versions[to], asked[from], asked[to]]
    if (!old || !now || !before || !after) return []
    const intents = before.intents.filter(({ id }) => after.intents.some((other) => other.id === id))
    return [
      {
        id: `azure/${old.commit.slice(0, 7)}-${now.commit.slice(0, 7)}`,
        source: 'azure',
        change: `edits from ${old.date} to ${now.date}, ${old.tools} tools before, ${now.tools} after`,
        kind: 'retrieval',
        model: now.model,
        intents,
        before: before.run,
        after: after.run,
        metrics: ['retrieval@1'],
        published: {
          before: old.top1 / old.n,
          after: now.top1 / now.n,
          differs: `the versions have ${old.n} and ${now.n} prompts; ours pairs the ${intents.length} different ones that both have`,
        },
      },
    ]
  })
}

function sideOf({ model, rows }: Version, prompts: Head['prompts']) {
  // a prompt that stands twice counts once; its id is where it first stands, since its words stay with their authors
  const own = new Map(rows.map((row) => [prompts[row[0]]?.[1] ?? '', row]))
  const idOf = (says: string) => String(prompts.findIndex((prompt) => prompt[1] === says))
  const intents = [...own].map(([says, [prompt]]) => {
    const tool = nameOf(prompts[prompt]?.[0] ?? '')
    return intentOf(idOf(says), says, [{ tool, arguments: undefined }], tool)
  })
  const answers = [...own].map(([says, row]): Ranked => ({ intent: idOf(says), repeat: 0, ranking: rankingOf(row, prompts) }))
  const judging = judgingWith(namedTools([]))
  return { intents, run: runOf(model, 'retrieval', METRICS, [{ judging, intents, answers }]) }
}

/** The right tool at its rank; below the second, names of the others are not recorded, and below the fifth nothing is. */
function rankingOf([prompt, rank, , top1, , top2]: Version['rows'][number], prompts: Head['prompts']): string[] {
  const ranking = [nameOf(top1), nameOf(top2), '(third)', '(fourth)', '(fifth)']
  if (rank !== null && rank <= ranking.length) ranking[rank - 1] = nameOf(prompts[prompt]?.[0] ?? '')
  return ranking
}

/** Between the versions `azmcp-` became `azmcp_`, and then nothing. */
const nameOf = (name: string): string => name.replaceAll('-', '_').replace(/^azmcp_/, '')
