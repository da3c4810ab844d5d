import { readBundle, resolve } from '@layers-content/contract';
import { auditEventTypes, fitCodes, webhookEventTypes } from '@layers-content/core';
import { createPlatformJudge, platformIds } from '@layers-content/platform-fit';
import { expect, test } from 'vitest';

const surfaces = new Set(
  createPlatformJudge()
    .rules()
    .flatMap((file) => [file.surfaces.video, file.surfaces.image, file.surfaces.slideshow]),
);

/** Sets that grow are plain strings in the contract; its text is the one place that tells their values. */
test.each([
  ['AuditEventType', auditEventTypes],
  ['FitCode', fitCodes],
  ['WebhookEventType', webhookEventTypes],
  ['FitSurface', surfaces],
  ['PlatformId', platformIds],
])('the text of %s tells every value, and no other', (schema, values) => {
  const { description } = resolve(readBundle(), { $ref: `#/components/schemas/${schema}` });
  expect([...String(description).matchAll(/`([^`]+)`/g)].map(([, value]) => value)).toEqual([...values]);
});
