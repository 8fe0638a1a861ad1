import type { Offered } from './offer.ts'

/** The script for bash, from version 3.2 on. Words contain nothing that a shell expands. */
export function bashScript(commands: readonly Offered[]): string {
  const flags = commands.flatMap((command) =>
    command.flags.filter(({ takesValue }) => takesValue).map((flag) => ({ command, flag })),
  )
  // flags with the same words share a line
  const values = [...Map.groupBy(flags, ({ flag }) => `list='${flag.words.join(' ')}' files=${flag.files ? 1 : 0}`)]
  return `# Completions of rightcall for bash. Load them with: source <(rightcall completions bash)
_rightcall() {
  local IFS=$' \\t\\n' line=\${COMP_LINE:0:COMP_POINT} list='' files=0 lead='' cut='' breaks='' flag reply
  local -a words
  read -r -a words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  # what stands before the command, such as a variable
  while (( \${#words[@]} > 1 )) && [[ \${words[0]##*/} != "\${1##*/}" ]]; do words=("\${words[@]:1}"); done
  local n=\${#words[@]}
  local cur=\${words[n-1]} command=\${words[1]:-} value
  COMPREPLY=()
  if (( n < 3 )); then
    list='${commands.map(({ name }) => name).join(' ')} help --help --version'
  else
    flag=\${words[n-2]}
    if [[ $cur == --*=* ]]; then flag=\${cur%%=*} lead=\${cur%%=*}=; fi
    case "$command $flag" in
${values.map(([assigned, some]) => `      ${some.map(({ command, flag }) => `'${command.name} --${flag.name}'`).join('|')}) ${assigned} ;;`).join('\n')}
      *)
        case "$command" in
${commands.map(({ name, flags: own, words, files }) => `          ${name}) list='${words.join(' ')}' files=${files ? 1 : 0}; [[ $cur == -* ]] && list='${own.map((flag) => `--${flag.name}`).join(' ')}' files=0 ;;`).join('\n')}
        esac ;;
    esac
  fi
  value=\${cur#"$lead"}
  # readline replaces only what stands behind the last of these
  [[ $COMP_WORDBREAKS == *:* ]] && breaks+=:
  [[ $COMP_WORDBREAKS == *=* ]] && breaks+==
  [[ -n $breaks && $cur == *["$breaks"]* ]] && cut=\${cur%"\${cur##*["$breaks"]}"}
  while IFS= read -r reply; do
    [[ -n $reply ]] || continue
    reply=$lead$reply
    [[ $reply == *: ]] && compopt -o nospace 2>/dev/null
    COMPREPLY+=("\${reply#"$cut"}")
  done < <(compgen -W "$list" -- "$value")
  (( files )) || compopt +o default +o bashdefault 2>/dev/null
  return 0
}
complete -o bashdefault -o default -F _rightcall rightcall
`
}
