/** What a file that defines tools says somewhere. */
const MENTIONS =
  /\b(?:registerTool|registerAppTool|addTools?|ListToolsRequestSchema|inputSchema|input_schema)\b|tools\/list|\.tool\(|\btool\(\s*\{|\bparameters:\s*[\w$]|type["']?:\s*["']function["']/

/** A cheap look at a text: false for one that surely defines no tool. */
export function mayDefineTools(text: string): boolean {
  return MENTIONS.test(text)
}

/** Types hold no values, and tests hold tools that nobody serves. */
const UNSOUGHT =
  /\.d\.[cm]?ts$|\.min\.[cm]?js$|\.(?:test|spec|bench|stories)\.[cm]?[jt]sx?$|(?:^|\/)(?:tests?|__tests__|__mocks__|__fixtures__)\//

/** False for a file that a search of a folder passes over; who names it wants it. */
export function isSought(path: string): boolean {
  return !UNSOUGHT.test(path)
}
