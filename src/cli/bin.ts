#!/usr/bin/env node
import { nodeFault } from '../node-version.ts'

// what an old Node reads before it is told so: in words that it knows, and the rest loaded later
const fault = nodeFault(process.versions.node)
if (fault === undefined) void import('./start.ts')
else {
  process.stderr.write(`rightcall: ${fault.says}\n  ${fault.hint}\n`)
  process.exitCode = 2
}
