import type { Command } from 'commander';
import type { Call, Outcome } from './call.ts';
import { examples } from './examples.ts';
import type { CommandName } from './examples.ts';

/** What commands are added to. */
export interface Shell {
  readonly program: Command;
  readonly call: Call;
  /** Told what a command ended with. */
  readonly end: (outcome: Outcome) => void;
}

/** A new command, its examples at the end of its help. */
export function addCommand({ program }: Shell, name: CommandName, description: string): Command {
  const lines = examples[name].map((example) => `  layers-content ${example}`);
  return program
    .command(name)
    .description(description)
    .addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}
