import { count, grouped } from '../../core/text.ts'
import { UserError } from '../../core/user-error.ts'
import { listParameter, readGiven } from '../given-list.ts'
import { marked, MARKED_NOTE, quoted, QUOTED_NOTE, quotedSchema } from '../quoted.ts'
import type { OwnTool } from '../tool.ts'

/** A tool takes `local:hybrid` some 0.1 s. */
const MOST_HYBRID = 300

export const rankingTool: OwnTool = {
  name: 'rank_tools',
  title: 'Rank tools for an intent',
  description:
    'Ranks the tools of a list by how well their texts fit what a user asks for, as the tool search of a client would. Use it to see whether ' +
    'the right tool is found for a request, and which sibling competes with it; reword the description and rank again to see what helps. It ' +
    'compares words and meaning on this machine and asks no language model, so it does not predict what one would call. English works ' +
    'best. Calls none of the tools. Returns the names of at most 20 tools, the best first.',
  parameters: {
    list: listParameter('The tools to choose from'),
    intent: {
      most: 2000,
      description:
        'What the user wants, in the words of a user, such as "When does the next train to Bern leave?". Without the name of a tool.',
    },
    model: {
      enum: ['bm25', 'hybrid'],
      otherwise: 'bm25',
      description:
        '"bm25" counts shared words. "hybrid" also knows related meanings, takes longer, and needs two packages to be installed with this server.',
    },
  },
  outputSchema: {
    type: 'object',
    properties: {
      note: { type: 'string' },
      model: { type: 'string' },
      tools: { type: 'integer', description: 'Tools that were read.' },
      ranking: {
        type: 'array',
        description: 'The best first.',
        items: {
          type: 'object',
          properties: { rank: { type: 'integer' }, quoted: quotedSchema({ tool: { type: 'string' } }) },
          required: ['rank', 'quoted'],
          additionalProperties: false,
        },
      },
    },
    required: ['note', 'model', 'tools', 'ranking'],
    additionalProperties: false,
  },
  async run(given, { session: sessionFor, signal }) {
    const session = sessionFor()
    const toolsets = await readGiven(session, 'list', given('list'))
    const tools = toolsets.reduce((sum, set) => sum + set.tools.length, 0)
    const model = `local:${given('model')}`
    if (model === 'local:hybrid' && tools > MOST_HYBRID)
      throw new UserError(`list has ${grouped(tools)} tools, and "hybrid" reads at most ${MOST_HYBRID}.`, {
        hint: 'Use "bm25", or pass fewer tools.',
      })
    const names = await session.rank({ toolsets, says: given('intent'), model, signal })
    return {
      structured: {
        note: QUOTED_NOTE,
        ...{ model, tools },
        ranking: names.map((name, index) => ({ rank: index + 1, quoted: { tool: quoted(name) } })),
      },
      text: [
        `${model} finds ${grouped(names.length)} of ${count(tools, 'tool')}${names.length === 0 ? ': no word of the intent stands in any of them.' : ':'}`,
        ...(names.length > 0 ? [MARKED_NOTE] : []),
        ...names.map((name, index) => `${index + 1}. ${marked(name)}`),
      ].join('\n'),
    }
  },
}
