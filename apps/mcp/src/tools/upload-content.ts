import { uploadContent, UploadsFailedError } from '@layers-content/client';
import type { ContentItem, UploadOutcome, UploadProgress } from '@layers-content/client';
import { z } from 'zod';
import { caption, projectId } from '../fields.ts';
import { tool } from '../tool.ts';
import type { Answer, Call } from '../tool.ts';
import { withFiles } from '../root.ts';
import { verdictSchema, verdictText } from '../verdicts.ts';
import { wordsOf } from '../words.ts';

const paths = z.array(z.string().min(1)).min(1).max(10);

export const uploadContentTool = tool('upload_content', {
  title: 'Upload local files',
  description:
    'Uploads videos and pictures of this machine, waits until the service has checked them, and answers the completed items with what each platform will say. Files are looked at here first: if one is no whole video or picture, nothing is sent.',
  effect: 'adds',
  input: {
    projectId,
    paths: paths.describe('Local files, in order. Each becomes an item of its own, all with the same caption.'),
    caption,
    slideshow: z.boolean().describe('Make one item of all: two to ten pictures, in this order.').exactOptional(),
  },
  output: z.object({
    items: z.array(
      z.object({
        containerId: z.string(),
        filenames: z.array(z.string()),
        status: z.string(),
        approvalStatus: z.string().describe('pending: waits for approve_content or reject_content.'),
        urls: z.array(z.string()),
        platformFit: z.array(verdictSchema),
      }),
    ),
    failed: z.array(z.object({ filenames: z.array(z.string()), error: z.string() })),
  }),
  run: (input, call) =>
    withFiles(call.root, input.paths, async (files) => {
      const outcomes = await outcomesOf(
        uploadContent(call.client, {
          projectId: input.projectId,
          files,
          caption: input.caption,
          grouping: input.slideshow === true ? 'slideshow' : 'per-file',
          judge: true,
          signal: call.signal,
          onProgress: reporter(call),
        }),
        input.slideshow === true ? [input.paths] : input.paths.map((path) => [path]),
      );
      return answerOf(outcomes);
    }),
});

/**
 * Failures of some items are part of the answer, since the others are there to stay.
 * @throws whatever kept all of them back.
 */
async function outcomesOf(
  upload: Promise<readonly ContentItem[]>,
  filenames: readonly (readonly string[])[],
): Promise<readonly UploadOutcome[]> {
  try {
    const items = await upload;
    return items.map((item, index) => ({ filenames: filenames[index] ?? [], item, error: null }));
  } catch (error) {
    if (!(error instanceof UploadsFailedError) || error.outcomes.every(({ item }) => item === null)) throw error;
    return error.outcomes.map((outcome, index) => ({ ...outcome, filenames: filenames[index] ?? [] }));
  }
}

function answerOf(outcomes: readonly UploadOutcome[]): Answer {
  const items = outcomes.flatMap(({ filenames, item }) => (item === null ? [] : [told(filenames, item)]));
  const failed = outcomes.flatMap(({ filenames, item, error }) =>
    item === null
      ? [{ filenames: [...filenames], error: wordsOf(error) ?? 'It failed for no reason known here.' }]
      : [],
  );
  const text = [
    `${items.length} of ${outcomes.length} completed.`,
    ...items.map(
      ({ containerId, filenames, urls, platformFit }) =>
        `${containerId} (${filenames.join(', ')}): ${urls.join(' ')}\n${verdictText(platformFit)}`,
    ),
    ...failed.map(({ filenames, error }) => `${filenames.join(', ')} failed. ${error}`),
  ];
  return { text: text.join('\n\n'), structured: { items, failed } };
}

function told(filenames: readonly string[], { id, status, approvalStatus, assets, platformFit }: ContentItem) {
  const urls = assets.map(({ url }) => url);
  return { containerId: id, filenames: [...filenames], status, approvalStatus, urls, platformFit };
}

/** Tells each full percent once: a file that is sent anew does not count back. */
function reporter({ report }: Call): (progress: UploadProgress) => void {
  let told = -1;
  return (progress) => {
    const { sentBytes, totalBytes } = progress;
    const percent = Math.floor((100 * sentBytes) / totalBytes);
    if (percent <= told) return;
    told = percent;
    report({ progress: sentBytes, total: totalBytes, message: stageOf(progress) });
  };
}

function stageOf({ sentBytes, totalBytes, files }: UploadProgress): string {
  if (sentBytes === totalBytes) return 'All is sent; the service checks it.';
  const sending = files.flatMap(({ filename, status }) => (status === 'sending' ? [filename] : []));
  return `Sending ${sending.join(', ')}`;
}
