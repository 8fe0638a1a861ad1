import { expect, test } from 'vitest'
import { PROFILES } from '../../src/lint/limits/limit.ts'
import { folder } from '../helpers/folder.ts'
import { rightcall } from '../helpers/command-line.ts'
import { BIN } from '../helpers/real-process.ts'

// how long the server takes is the machine's affair, not that of its tools
const TIMELESS = ['--rule', 'server/slow-start=off', '--rule', 'server/slow-list=off']
const SERVER = ['--stdio', `"${process.execPath}" "${BIN}" mcp`]

test.each(['no profile', ...PROFILES])(
  'our own server has no finding under the strict preset and %s',
  { timeout: 60_000 },
  async (profile) => {
    const flags = profile === 'no profile' ? [] : ['--profile', profile]
    const { out, err, code } = await rightcall(
      ['lint', ...SERVER, ...TIMELESS, '--preset', 'strict', ...flags, '--format', 'json'],
      {
        cwd: folder(),
      },
    )
    const { diagnostics, problems, summary } = JSON.parse(out)
    expect(problems).toEqual([])
    expect(diagnostics).toEqual([])
    expect(summary).toMatchObject({ toolsets: 1, tools: 4 })
    expect({ code, err }).toMatchObject({ code: 0 })
  },
)
