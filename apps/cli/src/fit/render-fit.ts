import type { FileJudgement, PostJudgement } from '@layers-content/client';
import type { LocalFile } from '../files/local-files.ts';
import { mediaFacts } from '../render-item.ts';
import { asIs, fitLines } from '../render-verdicts.ts';
import type { Places } from '../render-verdicts.ts';
import { printable } from '../terminal.ts';
import type { Paint } from '../terminal.ts';
import { fixCommand } from './fix-command.ts';

/**
 * A judged post for people: its files, what is wrong with them, and what each platform will say, with commands to
 * paste.
 */
export function renderFit(
  post: readonly LocalFile[],
  paint: Paint,
  onWindows: boolean,
): (judged: PostJudgement) => string {
  return ({ files, platformFit }) =>
    [
      ...files.flatMap((file, index) => fileLines(post[index]?.shownPath ?? file.filename, file, paint)),
      ...fitLines(platformFit, paint, placesOf(post, onWindows)),
      '',
    ].join('\n');
}

/** Assets by the paths people know them under, and fixes with these paths in them. */
export function placesOf(post: readonly LocalFile[], onWindows: boolean): Places {
  const [only, ...others] = post;
  const single = others.length === 0 ? only : undefined;
  const fileOf = (assetId: string | null) => post.find((_file, index) => assetId === `upload-${index + 1}`) ?? single;
  return {
    nameOf: (assetId) => (single === undefined ? (fileOf(assetId)?.shownPath ?? assetId) : null),
    commandOf: (fix, assetId) => {
      const file = fileOf(assetId);
      return file === undefined ? asIs.commandOf(fix, assetId) : fixCommand(fix, file.shownPath, onWindows);
    },
  };
}

function fileLines(shownPath: string, { contentType, sizeBytes, media, fault }: FileJudgement, paint: Paint): string[] {
  const name = paint('bold', printable(shownPath));
  if (fault !== null) return [name, `  ${paint('red', 'broken:')} ${printable(fault.message)} (${fault.reason})`];
  return [name, `  ${mediaFacts({ mimeType: contentType, ...media, sizeBytes })}`];
}
