import { expect, test } from 'vitest';
import { webhookTypesOf } from './webhook-event.ts';

const canceled = (reason: string) =>
  webhookTypesOf({ type: 'content.canceled', projectId: 'p', data: { contentId: 'c', reason } });

test('a completion has the original’s name too, an expiry one of its own, and most is nobody’s concern', () => {
  const data = { contentId: 'c' };
  expect(webhookTypesOf({ type: 'content.completed', projectId: 'p', data })).toEqual([
    'content.generated',
    'content.completed',
  ]);
  expect(webhookTypesOf({ type: 'content.caption_updated', projectId: 'p', data })).toEqual(['caption.updated']);
  expect(['CANCELED_BY_CLIENT', 'DELETED', 'SESSION_EXPIRED'].map(canceled)).toEqual([
    ['content.canceled'],
    ['content.canceled'],
    ['upload.expired'],
  ]);
  const rejected = { contentId: 'c', reason: 'Too dark.' };
  expect(webhookTypesOf({ type: 'content.rejected', projectId: 'p', data: rejected })).toEqual(['content.rejected']);
  expect(webhookTypesOf({ type: 'content.approved', projectId: 'p', data: { contentId: 'c', note: null } })).toEqual([
    'content.approved',
  ]);
  expect(webhookTypesOf({ type: 'project.created', projectId: 'p', data: {} })).toEqual([]);
});
