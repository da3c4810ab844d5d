import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Call, Outcome } from './call.ts';
import { addFileCommands } from './commands/file-commands.ts';
import { addItemCommands } from './commands/item-commands.ts';
import { addReviewCommands } from './commands/review-commands.ts';
import { addSetupCommands } from './commands/setup-commands.ts';
import { meanings } from './exit-codes.ts';

const codes = Object.entries(meanings).map(([code, meaning]) => `  ${code.padEnd(4)} ${meaning}`);
const epilogue = `
Begin with:
  layers-content fit teaser.mp4                        what the platforms will say; nothing is sent
  layers-content upload teaser.mp4 --caption 'Hello.'  make an item of it
  layers-content open                                  look at it in the browser

Credentials, the first that is there:
  1. --data-dir <dir>                      <dir>/credentials.json, which the service writes on its first start
  2. LAYERS_API_KEY and LAYERS_BASE_URL    and LAYERS_PROJECT_ID, if the key sees several projects
  3. DATA_DIR                              its credentials.json
  4. .data/credentials.json                here, or in the nearest folder above

Exit codes:
${codes.join('\n')}

Answers go to stdout, all else to stderr. With --json both are lines of JSON. NO_COLOR=1 takes the colors away.
layers-content <command> --help tells more, with examples.`;

/** The command line. `end` is told what the command ended with. */
export function createProgram(call: Call, end: (outcome: Outcome) => void): Command {
  const program = new Command('layers-content')
    .description('Look at finished posts, upload them to the Layers Content API, correct their captions, review them.')
    .option('--json', "print the API's own JSON on stdout and errors as JSON on stderr, a line each")
    .option('--data-dir <dir>', 'data directory of the service to call')
    .option('--test', 'use the test key of credentials.json: a rehearsal in the sandbox')
    .version(packageVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true, subcommandTerm: (command) => command.name() })
    .addHelpText('after', epilogue)
    .exitOverride()
    // What is wrong is said once, by who reports all failures.
    .configureOutput({
      writeOut: (text) => call.stdout.write(text),
      writeErr: (text) => call.stderr.write(text),
      outputError: () => undefined,
    });
  const shell = { program, call, end };
  program.commandsGroup('Files:');
  addFileCommands(shell);
  program.commandsGroup('Items:');
  addItemCommands(shell);
  program.commandsGroup('Review:');
  addReviewCommands(shell);
  program.commandsGroup('This program:');
  addSetupCommands(shell);
  return program;
}

/** package.json lies one folder up, from src/ and from dist/ alike. */
function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : null;
  return String(version);
}
