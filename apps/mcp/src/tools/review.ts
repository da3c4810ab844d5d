import { randomUUID } from 'node:crypto';
import type { UpdateContentReviewPolicyRequest } from '@layers-content/client';
import { z } from 'zod';
import { containerId, projectId } from '../fields.ts';
import { Refusal } from '../refusal.ts';
import { textOf, tool } from '../tool.ts';

const note = z.string().max(1_024).describe('For the audit log.');
const reason = z.string().min(1).max(1_024).describe('Why; for whoever made the item.');
const policy = z.enum(['auto_approve', 'review_first_n', 'review_all']);
const firstN = z.int().min(1).max(50).describe('How many items to look at; with review_first_n, and only then.');

export const reviewTools = [
  tool('approve_content', {
    title: 'Approve an item',
    description: 'Approves a completed item whose approvalStatus is pending. The decision stays.',
    effect: 'decides',
    input: { containerId, note: note.exactOptional() },
    run: async ({ containerId: id, ...body }, { client, signal }) => ({
      text: textOf(await client.approveContent(id, body, { signal, idempotencyKey: randomUUID() })),
    }),
  }),
  tool('reject_content', {
    title: 'Reject an item',
    description: 'Rejects a completed item whose approvalStatus is pending. The decision stays.',
    effect: 'decides',
    input: { containerId, reason },
    run: async ({ containerId: id, ...body }, { client, signal }) => ({
      text: textOf(await client.rejectContent(id, body, { signal, idempotencyKey: randomUUID() })),
    }),
  }),
  tool('get_content_review_policy', {
    title: 'Get the review policy',
    description: 'What a project asks of its items before they may be used, and how many wait.',
    effect: 'reads',
    input: { projectId },
    run: async (input, { client, signal }) => ({
      text: textOf(await client.getContentReviewPolicy(input.projectId, { signal })),
    }),
  }),
  tool('update_content_review_policy', {
    title: 'Change the review policy',
    description: 'Holds for the items that are completed from now on.',
    effect: 'replaces',
    input: { projectId, policy, firstN: firstN.exactOptional() },
    run: async ({ projectId: id, ...given }, { client, signal }) => ({
      text: textOf(await client.updateContentReviewPolicy(id, bodyOf(given), { signal, idempotencyKey: randomUUID() })),
    }),
  }),
];

/** @throws Refusal when the number and the policy do not go together. */
function bodyOf(given: {
  readonly policy: z.infer<typeof policy>;
  readonly firstN?: number;
}): UpdateContentReviewPolicyRequest {
  const { policy: name, firstN: count } = given;
  if (name === 'review_first_n') {
    if (count !== undefined) return { policy: name, firstN: count };
    throw new Refusal('ARGUMENTS: review_first_n wants firstN.\nNext: call again with firstN, 1 to 50.');
  }
  if (count === undefined) return { policy: name };
  throw new Refusal('ARGUMENTS: firstN goes with review_first_n only.\nNext: call again without it.');
}
