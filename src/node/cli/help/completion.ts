import type { CommandWords, OptionWords } from './command-line.ts';

/** Shells that completions are written for. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/** The completion script of one shell: commands, their options, then files. */
export function completionFor(shell: Shell, commands: readonly CommandWords[]): string {
  return { bash, zsh, fish, powershell }[shell](commands);
}

function bash(commands: readonly CommandWords[]): string {
  const cases = commands.map(
    ({ name, options }) =>
      `    ${name}) words="${['--help', ...options.map(({ flag }) => flag)].join(' ')}" ;;`,
  );
  return `_rdpdoctor() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${[...commands.map(({ name }) => name), 'help'].join(' ')}" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    help) words="${commands.map(({ name }) => name).join(' ')}" ;;
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
  if [ "\${COMP_WORDS[1]}" = help ]; then COMPREPLY=($(compgen -W "$words" -- "$current")); fi
}
complete -o filenames -F _rdpdoctor rdpdoctor
`;
}

function zsh(commands: readonly CommandWords[]): string {
  const cases = commands.map(({ name, options }) =>
    [
      `    ${name})`,
      `      _arguments \\`,
      ...options.map((option) => `        ${zshOption(option)} \\`),
      `        '*:file:_files'`,
      '      ;;',
    ].join('\n'),
  );
  return `#compdef rdpdoctor
_rdpdoctor() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${single(`${name}:${summary.replaceAll(':', ' ')}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
compdef _rdpdoctor rdpdoctor
`;
}

function zshOption({ flag, value, does }: OptionWords): string {
  const says = does.replace(/[[\]:]/g, ' ');
  if (value === undefined) return single(`${flag}[${says}]`);
  const name = value.slice(1, -1).replace('...', '');
  return single(`${flag}[${says}]:${name}:${name === 'file' ? '_files' : ' '}`);
}

function fish(commands: readonly CommandWords[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const lines = commands.flatMap(({ name, summary, options }) => [
    `complete -c rdpdoctor -f -n "not __fish_seen_subcommand_from ${names}" -a ${name} -d ${single(summary)}`,
    ...options.map(
      ({ flag, value, does }) =>
        `complete -c rdpdoctor -n "__fish_seen_subcommand_from ${name}" -l ${flag.replace(/^--/, '')}${value === undefined ? '' : ' -r'} -d ${single(does)}`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
}

function powershell(commands: readonly CommandWords[]): string {
  const table = commands.map(
    ({ name, options }) => `    '${name}' = @(${options.map(({ flag }) => `'${flag}'`).join(', ')})`,
  );
  return `Register-ArgumentCompleter -Native -CommandName rdpdoctor -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = [ordered]@{
${table.join('\n')}
  }
  $words = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
  $chosen = if ($words.Count -gt 1) { $words[1] } else { '' }
  $offered = if ($commands.Contains($chosen) -and $wordToComplete -ne $chosen) { $commands[$chosen] } else { $commands.Keys }
  $offered | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

/** A word in single quotes for zsh and fish; an apostrophe inside becomes a typographic one, which needs no escape. */
function single(text: string): string {
  return `'${text.replaceAll('\\', '/').replaceAll("'", '’').replace(/\s+/g, ' ')}'`;
}
