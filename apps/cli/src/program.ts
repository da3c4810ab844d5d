import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { runCaption, runGet, runList, runProgress } from './commands/content.ts';
import type { ListFlags } from './commands/content.ts';
import { runApprove, runReject, runReviewPolicy } from './commands/review.ts';
import { runUpload, runUploadFromUrl } from './commands/upload.ts';
import type { UploadFlags } from './commands/upload.ts';
import type { ExitCode } from './exit-codes.ts';
import type { GlobalOptions } from './session.ts';
import type { Terminal } from './terminal.ts';

const epilogue = `
Credentials, the first that is there:
  1. --data-dir <dir>                      <dir>/credentials.json, which the service writes on its first start
  2. LAYERS_API_KEY and LAYERS_BASE_URL    and LAYERS_PROJECT_ID, if the key sees several projects
  3. DATA_DIR                              its credentials.json
  4. .data/credentials.json                here, or in the nearest folder above

Exit codes: 0 done, 1 the API refused or failed, 2 wrong usage or bad input, 3 the service cannot be reached.`;

/** The command line. `setExitCode` is told when a command ends with something else than 0 without an error. */
export function createProgram(terminal: Terminal, setExitCode: (exitCode: ExitCode) => void): Command {
  const program = new Command('layers-content')
    .description(
      'Upload finished posts to the Layers Content API, look at them, correct their captions, and review them.',
    )
    .option('--json', "print exactly the API's JSON on stdout, one line an answer")
    .option('--data-dir <dir>', 'data directory of the service to call')
    .option('--test', 'use the test key of credentials.json')
    .version(packageVersion())
    .addHelpText('after', epilogue)
    .showHelpAfterError('(layers-content --help tells more)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    });
  addUpload(program, terminal, setExitCode);
  addReading(program, terminal);
  addReview(program, terminal);
  return program;
}

function addUpload(program: Command, terminal: Terminal, setExitCode: (exitCode: ExitCode) => void): void {
  program
    .command('upload')
    .description('upload videos or images (mp4, mov, jpg, png, webp), each as an item of its own')
    .argument('<file...>')
    .option('--from-url', 'the files are https URLs, which the service fetches by itself')
    .requiredOption('--caption <text>', 'published exactly as written; may be empty')
    .option('--slideshow', 'make one slideshow of two to ten images, in this order')
    .option('--project <id>', 'project to upload to')
    .action(async (files: string[], flags: Omit<UploadFlags, keyof GlobalOptions> & { fromUrl?: boolean }) => {
      const run = flags.fromUrl === true ? runUploadFromUrl : runUpload;
      setExitCode(await run(files, { ...program.opts<GlobalOptions>(), ...flags }, terminal));
    });
}

function addReading(program: Command, terminal: Terminal): void {
  const approvals = ['not_required', 'pending', 'approved', 'rejected'] as const;
  const statuses = ['queued', 'processing', 'completed', 'failed', 'canceled'] as const;
  program
    .command('get')
    .description('show one item')
    .argument('<containerId>')
    .action((containerId: string) => runGet(containerId, program.opts<GlobalOptions>(), terminal));
  program
    .command('progress')
    .description('show what an item is at, while a finalize works on it')
    .argument('<containerId>')
    .action((containerId: string) => runProgress(containerId, program.opts<GlobalOptions>(), terminal));
  program
    .command('list')
    .description("list a project's items, newest first")
    .addOption(new Option('--status <status...>', 'only items in one of these states').choices(statuses))
    .addOption(new Option('--approval <status...>', 'only items that stand so in review').choices(approvals))
    .option('--limit <number>', 'items on a page, 1 to 200', parseLimit)
    .option('--all', 'read all pages')
    .option('--project <id>', 'project to list')
    .action((flags: Omit<ListFlags, keyof GlobalOptions>) =>
      runList({ ...program.opts<GlobalOptions>(), ...flags }, terminal),
    );
  program
    .command('caption')
    .description('correct the caption of an upload')
    .argument('<containerId>')
    .argument('<text>', 'the new caption, published exactly as written')
    .action((containerId: string, text: string) =>
      runCaption(containerId, text, program.opts<GlobalOptions>(), terminal),
    );
}

function addReview(program: Command, terminal: Terminal): void {
  const policies = ['auto_approve', 'review_first_n', 'review_all'] as const;
  program
    .command('approve')
    .description('approve an item that waits for it; a decision stays')
    .argument('<containerId>')
    .option('--note <text>', 'for the audit log')
    .action((containerId: string, flags: { note?: string }) =>
      runApprove(containerId, { ...program.opts<GlobalOptions>(), ...flags }, terminal),
    );
  program
    .command('reject')
    .description('reject an item that waits for approval; a decision stays')
    .argument('<containerId>')
    .requiredOption('--reason <text>', 'why, for the audit log')
    .action((containerId: string, flags: { reason: string }) =>
      runReject(containerId, { ...program.opts<GlobalOptions>(), ...flags }, terminal),
    );
  program
    .command('review-policy')
    .description('show what a project asks of its items, or set it')
    .addOption(new Option('--set <policy>', 'for the items that are completed from now on').choices(policies))
    .option('--first-n <number>', 'of review_first_n: how many items to look at, 1 to 50', parseFirstN)
    .option('--project <id>', 'project whose policy it is')
    .action((flags: { set?: (typeof policies)[number]; firstN?: number; project?: string }) =>
      runReviewPolicy({ ...program.opts<GlobalOptions>(), ...flags }, terminal),
    );
}

function parseFirstN(text: string): number {
  return parseWhole(text, 50);
}

function parseLimit(text: string): number {
  return parseWhole(text, 200);
}

function parseWhole(text: string, most: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new InvalidArgumentError(`It is a whole number from 1 to ${most}.`);
  return number;
}

/** package.json lies one folder up, from src/ and from dist/ alike. */
function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : null;
  return String(version);
}
