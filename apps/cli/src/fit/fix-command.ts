import path from 'node:path';
import { quoted } from '../invocation.ts';

/**
 * The command that mends a file, with its name in the places that the rules leave open: `INPUT` becomes the file,
 * `OUTPUT` one beside it. A command is for a shell such as bash; what follows INPUT within quotes (`"INPUT[0]"`)
 * stays there.
 */
export function fixCommand(fix: string, shownPath: string, onWindows: boolean): string {
  const { dir, name } = path.parse(shownPath);
  const output = path.join(dir, `${name}-fixed`);
  return fix.replace(/"INPUT(\[\d+\])"|INPUT|OUTPUT(\.\w+)/g, (_place, frame?: string, extension?: string) =>
    quoted(extension === undefined ? `${shownPath}${frame ?? ''}` : output + extension, onWindows),
  );
}
