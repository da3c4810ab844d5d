import type { Command } from 'commander';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type ShellName = (typeof shells)[number];

/** One command, as far as completion goes. */
interface Completed {
  readonly name: string;
  readonly description: string;
  readonly options: readonly string[];
}

/** A script for the shell to read at its start: completes commands, their options, and files elsewhere. */
export function completionScript(shell: ShellName, program: Command): string {
  const common = optionsOf(program);
  const commands = program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: [...optionsOf(command), ...common, '--help'],
  }));
  return scripts[shell](commands);
}

function optionsOf(command: Command): string[] {
  return command.options.flatMap(({ long }) => (typeof long === 'string' ? [long] : []));
}

const scripts: Readonly<Record<ShellName, (commands: readonly Completed[]) => string>> = {
  bash: (commands) => `# layers-content completion; add to ~/.bashrc:  source <(layers-content completion bash)
_layers_content() {
  local word=\${COMP_WORDS[COMP_CWORD]} words=
  if [[ $COMP_CWORD -eq 1 ]]; then
    words='${namesOf(commands)} --help --version'
  elif [[ $word == -* ]]; then
    case \${COMP_WORDS[1]} in
${commands.map(({ name, options }) => `      ${name}) words='${options.join(' ')}' ;;`).join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _layers_content layers-content`,
  zsh: (commands) => `#compdef layers-content
# layers-content completion; add to ~/.zshrc after compinit:  source <(layers-content completion zsh)
_layers_content() {
  if (( CURRENT == 2 )); then
    local -a commands=(${commands.map(({ name, description }) => `${name}:${zshQuoted(description)}`).join(' ')})
    _describe command commands
    return
  fi
  case $words[2] in
${commands.map(({ name, options }) => `    ${name}) _arguments ${options.join(' ')} '*:file:_files' ;;`).join('\n')}
  esac
}
compdef _layers_content layers-content`,
  fish: (commands) =>
    [
      '# layers-content completion; save as ~/.config/fish/completions/layers-content.fish',
      ...commands.map(
        ({ name, description }) =>
          `complete -c layers-content -n __fish_use_subcommand -a ${name} -d '${description.replaceAll("'", "\\'")}'`,
      ),
      ...commands.flatMap(({ name, options }) =>
        options.map(
          (option) => `complete -c layers-content -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}`,
        ),
      ),
    ].join('\n'),
};

function namesOf(commands: readonly Completed[]): string {
  return commands.map(({ name }) => name).join(' ');
}

function zshQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`).replaceAll(':', '\\:')}'`;
}
