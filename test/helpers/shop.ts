/** A small suite over two tools, with scripted answers: what a test of the doors needs. */
export const INTENTS = Array.from({ length: 8 }, (_, index) => `intent-${index}`)

export function toolsJson(names: readonly string[] = ['find_order', 'cancel_order'], says = 'Does'): string {
  return JSON.stringify({
    tools: names.map((name) => ({ name, description: `${says} ${name}.`, inputSchema: { type: 'object', properties: {} } })),
  })
}

export function suiteYaml(more = '', intents: readonly string[] = INTENTS): string {
  const lines = intents.map(
    (id) => `  - { id: ${id}, says: Say ${id}, expect: { tool: find_order }, tags: [${id.slice(-1)}-tag] }`,
  )
  return ['toolset: tools.json', ...(more === '' ? [] : [more]), 'intents:', ...lines, ''].join('\n')
}

/** A script in which these intents are answered with `right`, the others with `wrong`. */
export function scriptJson(
  isRight: (id: string) => boolean = () => true,
  { right = 'find_order', wrong = 'cancel_order', intents = INTENTS } = {},
): string {
  const answers = intents.map((id) => [`Say ${id}`, [{ tool: isRight(id) ? right : wrong }]])
  return JSON.stringify(Object.fromEntries(answers))
}
