const LEAST = [22, 18] as const

/** Why this Node cannot run us; undefined where it can. */
export function nodeFault(): string | undefined {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return undefined
  return `this is Node ${process.versions.node}; rightcall needs ${LEAST.join('.')} or newer.`
}
