import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { assetId, caption, containerId, page, projectId, time } from '../fields.ts';
import { textOf, tool } from '../tool.ts';

const statuses = z.array(z.enum(['queued', 'processing', 'completed', 'failed', 'canceled'])).min(1);
const formats = z.array(z.enum(['slideshow-builder', 'ugc-remix', 'video-remix', 'slideshow-remix'])).min(1);
const approvals = z.array(z.enum(['not_required', 'pending', 'approved', 'rejected'])).min(1);

export const contentTools = [
  tool('list_content', {
    title: 'List content',
    description: "A project's content items, newest first: status, caption, media, and what each platform will say.",
    effect: 'reads',
    input: {
      projectId,
      status: statuses.exactOptional(),
      format: formats.describe('How generated items were made.').exactOptional(),
      creativeType: z.enum(['generated', 'uploaded']).exactOptional(),
      approvalStatus: approvals.describe('pending: waits for approve_content or reject_content.').exactOptional(),
      since: time.exactOptional(),
      until: time.exactOptional(),
      ...page,
    },
    run: async ({ projectId: id, ...query }, { client, signal }) => ({
      text: textOf(await client.listContent(id, query, { signal })),
    }),
  }),
  tool('get_content', {
    title: 'Get a content item',
    description: 'One item with its media and its verdicts.',
    effect: 'reads',
    input: { containerId },
    run: async (input, { client, signal }) => ({
      text: textOf(await client.getContent(input.containerId, { signal })),
    }),
  }),
  tool('get_content_asset', {
    title: 'Get a file of an item',
    description: 'Where one file of a completed item is served, with its size, shape and length.',
    effect: 'reads',
    input: { containerId, assetId },
    run: async (input, { client, signal }) => ({
      text: textOf(await client.getAsset(input.containerId, input.assetId, { signal })),
    }),
  }),
  tool('get_content_progress', {
    title: 'Get the progress of an item',
    description: 'What an item is at. Nothing more comes once status is completed, failed or canceled.',
    effect: 'reads',
    input: { containerId },
    run: async (input, { client, signal }) => ({
      text: textOf(await client.getContentProgress(input.containerId, { signal })),
    }),
  }),
  tool('update_content_caption', {
    title: 'Change a caption',
    description: 'Gives a completed item another caption and judges it anew.',
    effect: 'replaces',
    input: { containerId, caption },
    run: async (input, { client, signal }) => {
      const body = { caption: input.caption };
      const options = { signal, idempotencyKey: randomUUID() };
      return { text: textOf(await client.updateContent(input.containerId, body, options)) };
    },
  }),
];
