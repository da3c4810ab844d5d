import { readBundle, resolve } from '@layers-content/contract';
import { auditEventTypes, fitCodes, fitSurfaces, webhookEventTypes } from '@layers-content/core';
import { createPlatformJudge } from '@layers-content/platform-fit';
import { expect, test } from 'vitest';

/** Sets that grow are plain strings in the contract; its text is the one place that tells their values. */
test.each([
  ['AuditEventType', auditEventTypes],
  ['FitCode', fitCodes],
  ['WebhookEventType', webhookEventTypes],
  ['FitSurface', fitSurfaces],
  [
    'PlatformId',
    createPlatformJudge()
      .rules()
      .map(({ platform }) => platform),
  ],
])('the text of %s tells every value, and no other', (schema, values) => {
  const { description } = resolve(readBundle(), { $ref: `#/components/schemas/${schema}` });
  expect([...String(description).matchAll(/`([^`]+)`/g)].map(([, value]) => value)).toEqual([...values]);
});
