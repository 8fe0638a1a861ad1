/* Suites and replies. Each line is what the report's `.expected.txt` says. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { estimate, passes } from './answer.ts'
import { exits, missed, survives, wrong, type Fault, type Report } from './expect.ts'
import { withProvider, type Bench } from './run.ts'

/** Each metric of the suite has this value. */
function scores(id: string, suite: string, script: string, values: Readonly<Record<string, number>>): Report {
  return {
    id: `eval/${id}`,
    judge: ({ evaluate }) => {
      const answer = evaluate(`${suite}.yaml`, '--model', script)
      if (answer.exit === 2) return [wrong(`refused: ${answer.stderr.trim().slice(0, 160)}`)]
      return Object.entries(values).flatMap(([metric, value]) => {
        const got = estimate(answer, metric)
        return got === value ? [] : [wrong(`${metric} is ${got ?? 'unknown'}, not ${value}`)]
      })
    },
  }
}

/** Intents of 52b whose arguments are wrong, and one whose arguments are right. `case-differs` is wrong for an id. */
const ARGUMENTS: Readonly<Record<string, number>> = {
  'extra-unknown': 0,
  'extra-known-wrong': 0,
  'scalar-wrong': 0,
  'number-as-string': 0,
  'bool-as-string': 0,
  'default-left-out': 1,
  'case-differs': 0,
  'newline-lost': 0,
  'enum-invalid-extra': 0,
}

/** What a run says after a provider's fault: the exit codes, and whether the first intent passes. */
const PROVIDER: readonly (readonly [fault: string, exit: readonly number[], passes: boolean, says?: RegExp])[] = [
  ['schema-400', [2, 3], false, /oneOf, allOf, or anyOf/],
  ['error-200', [2, 3], false, /rate limit exceeded/],
  ['429-once', [0, 1], true],
  ['503-first', [0, 1], true],
  ['length', [0, 1, 2, 3], false],
  ['empty', [0, 1, 2, 3], false],
  ['no-function', [0, 1, 2, 3], false],
  ['function-null', [0, 1, 2, 3], false],
]

async function provider(bench: Bench): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  for (const [fault, codes, first, says] of PROVIDER) {
    const answer = await withProvider(bench, fault, (url) =>
      bench.evaluate('60-suite.yaml', '--model', 'compatible:fake', '--base-url', url, '--filter', 'a'),
    )
    const right = (passes(answer, 'a') ?? 0) > 0
    faults.push(
      ...survives(answer, fault),
      ...exits(answer, codes, fault),
      ...(right === first ? [] : [wrong(`${fault}: the intent ${right ? 'passes' : 'fails'}`)]),
      ...(says === undefined || says.test(answer.stdout + answer.stderr) ? [] : [missed(`${fault}: the message is not quoted`)]),
    )
  }
  for (const fault of ['length', 'empty']) {
    const answer = await withProvider(bench, fault, (url) =>
      bench.evaluate('60-suite.yaml', '--model', 'compatible:fake', '--base-url', url, '--filter', 'c'),
    )
    if ((passes(answer, 'c') ?? 0) > 0) faults.push(wrong(`${fault}: no answer counts as a right abstention`))
  }
  const legacy = await withProvider(bench, 'legacy-function-call', (url) =>
    bench.evaluate('60-suite.yaml', '--model', 'compatible:fake', '--base-url', url, '--filter', 'a'),
  )
  if (
    (passes(legacy, 'a') ?? 0) === 0 &&
    !/function_call|unreadable|cannot be read|not readable/.test(legacy.stdout + legacy.stderr)
  )
    faults.push(missed('legacy-function-call: neither read nor called unreadable'))
  return faults
}

export const evaluations: readonly Report[] = [
  scores('50-no-arguments', '50-no-arguments', 'scripted:50-script.json', { selection: 1, arguments: 1 }),
  {
    id: 'eval/51-abstention',
    judge: ({ evaluate }) => {
      const answer = evaluate('51-abstention.yaml', '--model', 'scripted:51-script.json')
      return ['truncated', 'empty', 'other'].flatMap((id) =>
        (passes(answer, id) ?? 0) > 0 ? [wrong(`${id} counts as right`)] : [],
      )
    },
  },
  {
    id: 'eval/51b-truncated-call',
    judge: ({ evaluate }) => {
      const answer = evaluate('51b-truncated-call.yaml', '--model', 'scripted:51b-script.json')
      const ids = ['cut-before-call', 'cut-in-arguments', 'ask-cut']
      return [
        ...ids.flatMap((id) => ((passes(answer, id) ?? 0) > 0 ? [wrong(`${id} counts as right`)] : [])),
        ...exits(answer, [3]),
      ]
    },
  },
  {
    id: 'eval/52-arguments',
    judge: ({ evaluate }) => exits(evaluate('52-arguments.yaml', '--model', 'scripted:52-script.json'), [0, 1]),
  },
  {
    id: 'eval/52b-arguments',
    judge: ({ evaluate }) => {
      const script = ['--model', 'scripted:52-script.json']
      const pretty = evaluate('52b-arguments.yaml', ...script, '--format', 'pretty')
      return [
        ...Object.entries(ARGUMENTS).flatMap(([id, value]) => {
          const got = estimate(evaluate('52b-arguments.yaml', ...script, '--filter', id), 'arguments')
          return got === value ? [] : [wrong(`${id}: the arguments are scored ${got ?? 'not at all'}, not ${value}`)]
        }),
        ...(/scalar-wrong/.test(pretty.stdout) ? [] : [missed('the report does not name the intent scalar-wrong')]),
      ]
    },
  },
  scores('53-then', '53-then', 'scripted:52-script.json', { arguments: 1, invented: 1 }),
  scores('53b-dependent', '53b-dependent', 'scripted:53b-script.json', { arguments: 1 }),
  scores('54-unicode-bm25', '54-unicode-bm25', 'local:bm25', { 'retrieval@5': 1 }),
  { id: 'eval/60-suite', judge: provider },
  {
    id: 'eval/61-compare',
    judge: ({ run }) => {
      const args = ['compare', 'before.json', 'after.json', '--suite', '61-compare.yaml', '--model', 'scripted:61-script.json']
      return exits(run(args, 'eval'), [3])
    },
  },
  {
    id: 'eval/62-bad-suite',
    judge: ({ evaluate }) => {
      const answer = evaluate('62-bad-suite.yaml', '--model', 'local:bm25')
      const placed = answer.stderr.match(/62-bad-suite\.yaml:\d+:\d+/g) ?? []
      return [...exits(answer, [2]), ...(new Set(placed).size >= 4 ? [] : [missed(`${placed.length} faults placed, not 4`)])]
    },
  },
  {
    // the corpus does not hold the 546 tools; they are made here
    id: 'eval/68-suite',
    judge: ({ evaluate, folder }) => {
      writeFileSync(join(folder, '68-546-tools.json'), JSON.stringify({ tools: manyTools(546) }))
      return exits(evaluate('68-suite.yaml', '--model', 'local:hybrid'), [0, 1])
    },
  },
]

function manyTools(count: number) {
  const things = ['truck', 'depot', 'parcel', 'locker', 'route', 'driver', 'scan']
  return Array.from({ length: count }, (_, index) => {
    const thing = things[index % things.length] ?? ''
    const name = index === 0 ? 'list_truck' : `list_${thing}_${index}`
    return {
      name,
      description: `List each ${thing} of depot ${index} with number and town, at most ${index + 10}.`,
      inputSchema: { type: 'object', properties: {} },
    }
  })
}
