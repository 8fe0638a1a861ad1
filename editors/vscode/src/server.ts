import { command } from '../../../src/cli/lsp.ts'

/* What VS Code's own Node runs: `rightcall lsp` alone. Its arguments are those of the library that starts it. */

const noScreen = { terminal: false, color: false, width: 80 }

await command.run([], {
  cwd: process.cwd(),
  env: process.env,
  signal: new AbortController().signal,
  stdout: noScreen,
  stderr: noScreen,
  stdin: process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
})
