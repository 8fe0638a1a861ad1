import type { Offered } from './offer.ts'

/** The script for fish: loaded by `source`, or kept as `rightcall.fish` in its folder of completions. */
export function fishScript(commands: readonly Offered[]): string {
  return `# Completions of rightcall for fish. Load them with: rightcall completions fish | source
function __rightcall_bare
    test (count (commandline -opc)) -eq 1
end
function __rightcall_is
    set -l words (commandline -opc)
    test (count $words) -ge 2; and test "$words[2]" = "$argv[1]"
end
complete -c rightcall -e
complete -c rightcall -f -n __rightcall_bare -l version -d 'print the version'
${commands.flatMap(linesOf).join('\n')}
`
}

function linesOf({ name, summary, flags, words, files }: Offered): string[] {
  const within = `complete -c rightcall -n '__rightcall_is ${name}'`
  return [
    `complete -c rightcall -f -n __rightcall_bare -a ${name} -d ${quoted(summary)}`,
    `${within} ${files ? '-F' : '-f'}`,
    ...(words.length === 0 ? [] : [`${within} -a ${quoted(words.join(' '))}`]),
    ...flags.map((flag) => {
      const offered = flag.words.length === 0 ? '' : ` -a ${quoted(flag.words.join(' '))}`
      const value = flag.takesValue ? ` -r ${flag.files ? '-F' : '-f'}${offered}` : ''
      return `${within} -l ${flag.name}${value} -d ${quoted(flag.says)}`
    }),
  ]
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
