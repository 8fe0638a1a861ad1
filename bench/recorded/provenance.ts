import type { RecordedSource } from '../../src/lint/recorded.ts'

/** Where the answers come from. Nothing of them is copied here but numbers, ids and verdicts. */
export const SOURCES: readonly RecordedSource[] = [
  {
    id: 'composio',
    repository: 'ComposioHQ/Composio-Function-Calling-Benchmark',
    commit: '1175ccd0 (gpt-4-turbo), e437c120 (gpt-4-0125-preview)',
    licence: 'MIT',
    date: '2024-05',
    conditions: '50 requests to eight functions of one service, three answers each, with their arguments',
  },
  {
    id: 'agentgauge',
    repository: 'gaurav-gandhi-2411/agentgauge',
    commit: '47a535c0',
    licence: 'Apache-2.0',
    date: '2026-07',
    conditions:
      'written servers of 4 to 8 tools with one answer each, 60 confusable tools with three, two tools of real servers with five; names of the chosen tools',
  },
  {
    id: 'thousand-tools',
    repository: 'itea1001/bfcl-thousand-tools-01',
    commit: '1cc17ace',
    licence: 'Apache-2.0',
    date: '2026-01',
    conditions: '400 questions of the Berkeley leaderboard among functions of its other questions, one answer each',
  },
  {
    id: 'paramx',
    repository: 'paramxclaudedev/mcp-tool-selection-eval',
    commit: '03b64b8b',
    licence: 'MIT',
    date: '2026-04',
    conditions: '17, 34 and 44 requests to three, seven and ten written servers, one answer each; the first tool called',
  },
  {
    id: 'azure',
    repository: 'microsoft/mcp',
    commit: '557fca14 and its history',
    licence: 'MIT',
    date: '2025-08 to 2025-11',
    conditions: 'prompts to the tools of one product, ranked by embeddings: retrieval, no language model',
  },
  {
    id: 'smelly',
    repository: 'SAILResearch/mcp-tool-description-augmentation',
    commit: '2323d97b',
    licence: 'Apache-2.0',
    date: '2026-02',
    conditions:
      'tasks of MCP-Universe run to their end by an agent, once; only whether they were done (arXiv 2602.14878 has a median of +5.9 points over its models)',
  },
]
