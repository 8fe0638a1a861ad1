/** What a file that defines tools says somewhere. */
const MENTIONS =
  /\b(?:registerTool|registerAppTool|addTools?|ListToolsRequestSchema|inputSchema|input_schema)\b|tools\/list|\.tool\(|\btool\(\s*\{|type["']?:\s*["']function["']/

/** A cheap look at a text: false for one that surely defines no tool. */
export function mayDefineTools(text: string): boolean {
  return MENTIONS.test(text)
}
