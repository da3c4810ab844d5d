import { InvalidArgumentError, Option } from 'commander';
import { addCommand } from '../shell.ts';
import type { Shell } from '../shell.ts';
import { runFit } from './fit.ts';
import type { FitFlags } from './fit.ts';
import { runResume } from './resume.ts';
import type { ResumeFlags } from './resume.ts';
import { runRules } from './rules.ts';
import { runUpload } from './upload.ts';
import type { UploadFlags } from './upload.ts';

const files = "files, folders, or patterns such as 'films/*.mp4'; mp4, mov, jpg, png, webp";

/** What begins with files of this machine, or with what platforms make of them. */
export function addFileCommands(shell: Shell): void {
  addUpload(shell);
  addCommand(shell, 'resume', 'go on with uploads that were broken off')
    .argument('[upload]', 'which one, as --list names them; all of them unless given')
    .option('--list', 'show them, and send nothing')
    .option('--discard', 'take them back: cancel what is open, delete what of them was finished')
    .addOption(
      new Option('--forget', 'forget them here alone: what is open ends by itself, after about two hours').conflicts(
        'discard',
      ),
    )
    .action(async (upload: string | undefined, flags: ResumeFlags) => {
      shell.end(await runResume(shell.call, upload, flags));
    });
  addCommand(shell, 'fit', 'judge files here, as the platforms will; nothing is sent')
    .argument('<file...>', files)
    .option('--caption <text>', 'judge it too')
    .option('--offline', 'ask no service for its rules: take those this program brings')
    .option('--slideshow', 'judge them as one slideshow of any length, in this order')
    .option('--recursive', 'look into folders all the way down')
    .addOption(platformOption())
    .action(async (named: string[], flags: FitFlags) => {
      shell.end(await runFit(shell.call, named, flags));
    });
  addCommand(shell, 'rules', 'show what the platforms take')
    .addOption(platformOption())
    .action((flags: { platform?: string[] }) => runRules(shell.call, flags));
}

function addUpload(shell: Shell): void {
  addCommand(shell, 'upload', 'upload videos and images, an item of each')
    .argument('<file...>', files)
    .requiredOption('--caption <text>', 'published exactly as written; may be empty')
    .option('--slideshow', 'make one slideshow of two to ten images, in this order')
    .option('--recursive', 'look into folders all the way down')
    .option('--dry-run', 'say what would be sent, and what the platforms will say to it')
    .addOption(
      new Option('--from-url', 'the files are https URLs, which the service fetches by itself').conflicts('dryRun'),
    )
    .option('--project <id>', 'project to upload to')
    .action(async (named: string[], flags: UploadFlags) => {
      shell.end(await runUpload(shell.call, named, flags));
    });
}

function platformOption(): Option {
  return new Option('--platform <names>', 'such as x,linkedin, or all; tiktok,instagram unless given').argParser(
    namesOf,
  );
}

/** Those of this option and of the same one before it. */
function namesOf(text: string, before: readonly string[] = []): string[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  if (names.some((name) => name === ''))
    throw new InvalidArgumentError('Names with commas between them, such as tiktok,instagram.');
  return [...before, ...names];
}
