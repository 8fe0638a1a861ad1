/** No tool gets in without a description that says something. */
const GATE = ['missing', 'vague', 'placeholder', 'restates-name'].map((name) => `description/${name}`)

/** `rightcall.config.yaml`: what is linted, and what lets nothing new in. */
export function configText(targets: readonly string[]): string {
  return `# Settings of rightcall. https://github.com/rightcall/rightcall/blob/main/docs/configuration.md
preset: recommended

# What "rightcall lint" checks.
targets:
${targets.map((target) => `  - ${JSON.stringify(target)}`).join('\n')}

# A finding of these rules fails the run, whatever its severity: every tool needs a description that says something.
gate:
${GATE.map((rule) => `  - ${rule}`).join('\n')}
`
}
