import type { Offered } from './offer.ts'

/** The script for zsh: loaded by `source`, or kept as `_rightcall` in a folder of `fpath`. */
export function zshScript(commands: readonly Offered[]): string {
  return `#compdef rightcall
# Completions of rightcall for zsh. Load them, after compinit, with: source <(rightcall completions zsh)
_rightcall_words() {
  local -a whole open
  whole=(\${(@)argv:#*:}) open=(\${(@M)argv:#*:})
  (( $#whole )) && compadd -- $whole
  (( $#open )) && compadd -S '' -- $open
  return 0
}
_rightcall() {
  local -a items
  local flag command=$words[2]
  if (( CURRENT == 2 )); then
    items=(${commands.map(({ name, summary }) => described(name, summary)).join(' ')})
    _describe -t commands command items
    return
  fi
  flag=$words[CURRENT-1]
  if [[ $words[CURRENT] == --*=* ]]; then
    flag=\${words[CURRENT]%%=*}
    compset -P 1 '*='
  fi
  case "$command $flag" in
${commands.flatMap((command) => command.flags.filter(({ takesValue }) => takesValue).map((flag) => `    ${quoted(`${command.name} --${flag.name}`)}) ${valueActions(flag.words, flag.files)}; return ;;`)).join('\n')}
  esac
  case "$command" in
${commands.map(({ name, flags, words, files }) => `    ${name}) if [[ $words[CURRENT] == -* ]]; then items=(${flags.map((flag) => described(`--${flag.name}`, flag.says)).join(' ')}); _describe -o -t flags flag items; else ${valueActions(words, files)}; fi ;;`).join('\n')}
  esac
}
if [[ $funcstack[1] == _rightcall ]]; then _rightcall "$@"; else compdef _rightcall rightcall; fi
`
}

function valueActions(words: readonly string[], files: boolean): string {
  const offered = words.length === 0 ? [] : [`_rightcall_words ${words.map(quoted).join(' ')}`]
  // behind FORMAT: stands a file
  const named = words.some((word) => word.endsWith(':')) ? `compset -P '*:'; _files` : '_files'
  return [...offered, ...(files ? [named] : [])].join('; ') || ':'
}

function described(name: string, says: string): string {
  return quoted(`${name}:${says}`)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
