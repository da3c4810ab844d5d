import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { caption, containerId, contentType, projectId } from '../fields.ts';
import { textOf, tool } from '../tool.ts';

const declaredFile = z.strictObject({
  filename: z.string().min(1).max(512),
  contentType,
  sizeBytes: z.int().min(1).describe('Exactly the size of the file.'),
});
const grouping = z.enum(['per-file', 'slideshow']).describe('slideshow: one item of two to ten images.');
const media = z.array(z.strictObject({ url: z.url().describe('https, of a public host.') }));

/** The steps of an upload one by one, for files that upload_content cannot reach. */
export const uploadTools = [
  tool('create_content_upload', {
    title: 'Open an upload',
    description:
      'For files that are not on this machine; upload_content does all steps for those that are. Send the bytes of each file by HTTP PUT to its uploadUrl with exactly the headers given (no key), then call finalize_content_upload once for each containerId.',
    effect: 'adds',
    input: { projectId, files: z.array(declaredFile).min(1).max(10), grouping },
    output: z.looseObject({
      containerIds: z.array(z.string()),
      files: z.array(z.looseObject({ uploadUrl: z.string(), headers: z.record(z.string(), z.string()) })),
      uploadUrlsExpireAt: z.string(),
    }),
    run: async ({ projectId: id, ...body }, { client, signal }) => {
      const session = await client.createUploadSession(id, body, { signal, idempotencyKey: randomUUID() });
      return { text: textOf(session), structured: { ...session } };
    },
  }),
  tool('finalize_content_upload', {
    title: 'Finish an upload',
    description:
      'Call when every file of the item was sent. The service checks the bytes and answers the completed item. Safe to repeat: the first caption stands.',
    effect: 'completes',
    input: { containerId, caption },
    run: async (input, { client, signal }) => {
      const body = { caption: input.caption };
      return { text: textOf(await client.finalizeUpload(input.containerId, body, { signal })) };
    },
  }),
  tool('upload_content_from_url', {
    title: 'Upload from the web',
    description:
      'The service fetches one video, one image, or two to ten images (a slideshow) and answers the completed item; or nothing was made.',
    effect: 'adds',
    openWorld: true,
    input: { projectId, media: media.min(1).max(10), caption },
    run: async ({ projectId: id, ...body }, { client, signal }) => ({
      text: textOf(await client.uploadContentFromUrl(id, body, { signal, idempotencyKey: randomUUID() })),
    }),
  }),
];
