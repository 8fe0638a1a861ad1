const LEAST = [22, 18] as const

/** Why this version of Node cannot run us, and how to get one that can; undefined where it can. */
export function nodeFault(version: string): { readonly says: string; readonly hint: string } | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return undefined
  return {
    says: `this is Node ${version}; rightcall needs ${LEAST.join('.')} or newer.`,
    hint: 'Get it from https://nodejs.org/en/download, or for one command: npx --package=node@24 --package=rightcall rightcall …',
  }
}

/** Stops a program that loads us: an older Node would fail later, in the middle of something. @throws Error */
export function refuseOlderNode(): void {
  const fault = nodeFault(process.versions.node)
  if (fault !== undefined) throw new Error(`rightcall: ${fault.says} Get it from https://nodejs.org/en/download.`)
}
