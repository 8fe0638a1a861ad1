import { own, type Json } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { keywords, subschemasOf, subschemasWith, type Subschema } from '../../src/schema/walk.ts'

const region = (schema: object) => ({
  inputSchema: { type: 'object', properties: { region: { description: 'Region, for example "eu".', ...schema } } },
})

const HEADER = keywords('x-mcp-header')

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'An `x-mcp-header` violates the specification, so clients drop the tool.',
  why: 'Over Streamable HTTP, a client must leave out every tool with an invalid `x-mcp-header`, and the tool disappears without notice. The value must be an HTTP token and unique in the schema, regardless of case. It must be on an integer, string or boolean that is reached only through `properties`.',
  proof: 'MCP 2026-07-28, x-mcp-header: a violated constraint makes clients leave the tool out.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools#x-mcp-header',
      says: 'Violations of the constraints on x-mcp-header make the client exclude the tool from tools/list.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{}, region({ type: 'string', 'x-mcp-header': 'Region' })],
    bad: [
      region({ type: 'string', 'x-mcp-header': '' }),
      region({ type: 'string', 'x-mcp-header': 'My Region' }),
      region({ type: 'number', 'x-mcp-header': 'Region' }),
      region({ type: 'array', items: { type: 'string', 'x-mcp-header': 'Region' } }),
      {
        inputSchema: {
          type: 'object',
          properties: {
            from: { type: 'string', description: 'Region to copy from, for example "eu".', 'x-mcp-header': 'Region' },
            to: { type: 'string', description: 'Region to copy to, for example "us".', 'x-mcp-header': 'region' },
          },
        },
      },
    ],
  },
  *check(tool) {
    const used = new Set<string>()
    for (const node of subschemasWith(tool.inputSchema, '/inputSchema', HEADER)) {
      const header = own(node.schema, 'x-mcp-header')
      if (header === undefined) continue
      const wrong = faultOf(node, header, used)
      if (typeof header === 'string') used.add(header.toLowerCase())
      if (wrong === undefined) continue
      yield {
        at: join(node.at, 'x-mcp-header'),
        message: `The header mapping ${clip(JSON.stringify(header), 60)} ${wrong}. Clients over HTTP must then drop the whole tool. Correct it or remove it.`,
      }
    }
  },
  plant({ index, inputSchema }, random) {
    const node = subschemasOf(inputSchema, '/inputSchema').find(({ keyword, level }) => keyword === 'properties' && level === 1)
    if (node === undefined) return undefined
    return [{ tool: index, at: join(node.at, 'x-mcp-header'), to: ['', 'X Region', 'X-Region:'][Math.floor(random() * 3)] ?? '' }]
  },
})

/** The characters of an HTTP token (RFC 9110, section 5.6.2). */
const TOKEN = /^[-!#$%&'*+.^_`|~0-9A-Za-z]+$/

function faultOf(node: Subschema, header: Json, used: ReadonlySet<string>): string | undefined {
  if (typeof header !== 'string' || !TOKEN.test(header)) return 'is not an HTTP token (letters, digits, "-")'
  if (used.has(header.toLowerCase())) return 'is used twice (case does not matter)'
  for (let outer: Subschema = node; outer.parent !== undefined; outer = outer.parent) {
    if (outer.keyword !== 'properties')
      return `is inside "${outer.keyword}", not on a property that is reached only through "properties"`
  }
  if (node.parent === undefined) return 'is on the root, not on a property'
  const type = own(node.schema, 'type')
  return type === 'integer' || type === 'string' || type === 'boolean' ? undefined : 'is not on an integer, a string or a boolean'
}
