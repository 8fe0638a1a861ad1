/** From this length of text on V8 compiles an expression to machine code at once. */
const LONG = ' '.repeat(1000)

const compiled = new WeakSet<RegExp>()

/**
 * The same expression, compiled. V8 first compiles one to bytecode and then, if it is used again, to machine code. The bytecode of
 * an expression with dozens of alternatives takes five times as long to make as the machine code, which a first look at a long text
 * makes directly. So this is for expressions that are long; on others it saves nothing.
 */
export function ready(pattern: RegExp): RegExp {
  if (compiled.has(pattern)) return pattern
  compiled.add(pattern)
  pattern.test(LONG)
  pattern.lastIndex = 0
  return pattern
}
