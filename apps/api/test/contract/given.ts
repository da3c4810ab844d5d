import { outcomeOfTry, sendingLimits, StorageFullError, UnavailableError } from '@layers-content/core';
import type { Decision, ReviewPolicy } from '@layers-content/core';
import type { ExampleId, ProblemId } from '@layers-content/contract';
import { expect } from 'vitest';
import type { Stage } from './stage.ts';
import { uploadFiles } from './stage.ts';
import * as world from './world.ts';
import { archivedProjectId, image, slideshow, video } from './world.ts';

/** Makes the state that a scenario starts from. */
export type Given = (stage: Stage) => Promise<void>;

const sessionOpensAt = '2026-06-12T14:02:11.000Z';
const finalizedAt = '2026-06-12T14:05:40.000Z';
const correctedAt = '2026-06-12T16:40:02.000Z';
const decidedAt = '2026-06-12T15:10:00.000Z';
const sessionEndsAt = '2026-06-12T16:02:11.000Z';

const tenant: Given = (stage) => stage.settle();
const fullTenant: Given = (stage) => stage.settle({ project: world.fullProject });

const opened =
  (plan = video, at = sessionOpensAt): Given =>
  async (stage) => {
    await stage.settle();
    await stage.at(at);
    await stage.open(plan);
  };

const put =
  (plan = video): Given =>
  async (stage) => {
    await opened(plan)(stage);
    await stage.put(plan);
    await stage.at(finalizedAt);
  };

/** Puts these bytes, written as Latin-1, in place of the plan's own. */
const puts = (plan: world.ItemPlan, bytes: string): Given =>
  put(world.withFile(plan, { bytes: () => Buffer.from(bytes, 'latin1') }));

const completed =
  (plan = video, then = finalizedAt): Given =>
  async (stage) => {
    await put(plan)(stage);
    await stage.finalize(plan);
    await stage.at(then);
  };

const held: Given = async (stage) => {
  await put()(stage);
  await stage.hold(video);
  stage.loseAllPatience();
};

/** Completed under this policy of its project. */
const reviewed =
  (policy: ReviewPolicy, plan = video): Given =>
  async (stage) => {
    await stage.settle();
    await stage.at('2026-06-12T14:00:00.000Z');
    await stage.tenant.transaction((unit) => unit.setReviewPolicy(world.projectId, policy));
    await stage.at(sessionOpensAt);
    await stage.open(plan);
    await stage.put(plan);
    await stage.at(finalizedAt);
    await stage.finalize(plan);
    await stage.at(decidedAt);
  };

const reviewAll: ReviewPolicy = { policy: 'review_all', firstN: null };
const waiting = reviewed(reviewAll);

const decided =
  (decision: Decision): Given =>
  async (stage) => {
    await waiting(stage);
    await stage.tenant.transaction((unit) => unit.decideContent(video.id, decision));
  };

/** Judged, and not served yet. */
const publishing: Given = async (stage) => {
  await held(stage);
  const contentId = video.id;
  expect(await stage.tenant.commitVerdict({ contentId, fence: 1, ...world.verdict })).toBe(true);
};

const refused: Given = async (stage) => {
  await opened()(stage);
  await stage.at(finalizedAt);
  await expect(stage.finalize(video)).rejects.toThrow('UPLOAD_INCOMPLETE');
};

const expired: Given = async (stage) => {
  await opened()(stage);
  await stage.at(sessionEndsAt);
  await stage.service.database.repository.maintenance.cancelExpired(10);
};

const withGenerated: Given = async (stage) => {
  await stage.settle();
  await stage.insertGenerated(world.generated);
};

const opensSession =
  (...ids: readonly string[]): Given =>
  async (stage) => {
    await stage.settle();
    await stage.at(sessionOpensAt);
    stage.nextIds(...ids);
  };

const archivedProject: Given = async (stage) => {
  await stage.settle();
  await stage.at('2025-11-20T12:00:00.000Z');
  await stage.tenant.transaction((unit) =>
    unit.createProject(archivedProjectId, { ...world.plainProject, name: 'Winter Pop-up', timezone: 'Europe/Oslo' }),
  );
  await stage.at('2026-03-01T09:00:00.000Z');
  await stage.tenant.transaction((unit) => unit.archiveProject(archivedProjectId));
  await stage.at('2026-06-20T09:00:00.000Z');
};

const threeProjects: Given = async (stage) => {
  await archivedProject(stage);
  await stage.at('2026-06-03T10:15:00.000Z');
  await stage.tenant.transaction((unit) =>
    unit.createProject(world.otherProjectId, {
      ...world.plainProject,
      name: 'Night Owl Espresso',
      timezone: 'America/New_York',
      customerExternalId: 'customer-0815',
    }),
  );
};

const threeItems: Given = async (stage) => {
  await completed()(stage);
  await stage.insertGenerated(world.generated);
  await stage.at('2026-06-12T15:20:00.000Z');
  await stage.open(slideshow);
  await stage.put(slideshow);
  await stage.at('2026-06-12T15:21:30.000Z');
  await stage.finalize(slideshow);
};

const openAndExpired: Given = async (stage) => {
  await expired(stage);
  await stage.insertGenerated(world.generated);
  await stage.at('2026-06-12T16:30:00.000Z');
  await stage.open(image);
};

const createsProject: Given = async (stage) => {
  await stage.settle();
  stage.nextIds(world.projectId);
  await stage.service.database.execute('DELETE FROM projects');
};

const restUsedUp =
  (column: string, value: number): Given =>
  async (stage) => {
    await opensSession(video.id)(stage);
    await stage.service.database.execute(
      `INSERT INTO organization_usage (organization_id, world, open_uploads, stored_bytes, day, items_today)
     VALUES ($1, 'live', 0, 0, '2026-06-12', 0)`,
      [world.tenant.organizationId],
    );
    await stage.service.database.execute(`UPDATE organization_usage SET ${column} = $1`, [value]);
  };

const sandboxOpened =
  (plan = video): Given =>
  async (stage) => {
    await stage.settle();
    await stage.at(sessionOpensAt);
    await stage.open(plan, stage.sandbox);
    await stage.at(finalizedAt);
  };

const sandboxNamed = (filename: string): Given => sandboxOpened(world.withFile(video, { filename }));

const withKey = { 'Idempotency-Key': world.idempotencyKey };

const campaignKey: Given = async (stage) => {
  await stage.settle();
  await stage.at('2026-06-10T09:00:00.000Z');
  await stage.createCampaignKey();
};

/** Events get ids in the order they happened. */
async function numberEvents(stage: Stage): Promise<void> {
  await stage.service.database.execute(
    `UPDATE audit_events SET id = ('00000000-0000-4000-8000-' || lpad(numbered.n::text, 12, '0'))::uuid
     FROM (SELECT id AS old_id, row_number() OVER (ORDER BY occurred_at) AS n FROM audit_events) numbered WHERE id = old_id`,
  );
}

const opensOverHttp: Given = async (stage) => {
  await stage.at(sessionOpensAt);
  stage.nextIds(video.id);
  const files = video.files.map(({ filename, contentType, sizeBytes }) => ({ filename, contentType, sizeBytes }));
  await stage.send('POST', `/v1/projects/${world.projectId}/content/uploads`, { files, grouping: 'per-file' });
};

const threeEvents: Given = async (stage) => {
  await stage.settle();
  await opensOverHttp(stage);
  await stage.putAsOpened(video);
  await stage.at(finalizedAt);
  await stage.finalize(video);
  await stage.at(correctedAt);
  await stage.send('PATCH', `/v1/content/${video.id}`, { caption: 'Another text.' });
  await numberEvents(stage);
};

const endpointFields = {
  url: 'https://hooks.harbour-roasters.test/layers',
  events: ['content.completed', 'content.canceled'],
};

const createsEndpoint: Given = async (stage) => {
  await stage.settle();
  await stage.at(sessionOpensAt);
  stage.nextIds(world.endpointId);
};

const withEndpoint: Given = async (stage) => {
  await createsEndpoint(stage);
  await stage.send('POST', '/v1/webhook-endpoints', endpointFields);
};

const autoPaused: Given = async (stage) => {
  await withEndpoint(stage);
  await stage.service.database.execute("UPDATE webhook_endpoints SET state = 'auto_paused', failures = 20");
};

const pings: Given = async (stage) => {
  await withEndpoint(stage);
  await stage.at(finalizedAt);
  stage.nextIds(world.pingDelivery.id);
  stage.nextEventIds(world.pingDelivery.eventId);
};

/** The one delivery that is due ends as if this had been the answer. */
async function endTry(stage: Stage, status: number): Promise<void> {
  const { webhooks } = stage.service.database.repository;
  for (const held of await webhooks.claimTries(world.tenant.organizationId, sendingLimits, 1))
    await stage.tenant.transaction((unit) =>
      unit.settleWebhookTry(held, outcomeOfTry({ status, retryAfterMs: null }, held.attempts)),
    );
}

const pinged: Given = async (stage) => {
  await withEndpoint(stage);
  stage.nextIds(world.pingDelivery.id);
  stage.nextEventIds(world.pingDelivery.eventId);
  await stage.send('POST', `/v1/webhook-endpoints/${world.endpointId}/test`, {});
  await endTry(stage, 204);
};

const replays: Given = async (stage) => {
  await pinged(stage);
  await stage.at(finalizedAt);
  stage.nextIds(world.replayedDelivery.id);
  stage.nextEventIds(world.replayedDelivery.eventId);
};

const twoDeliveries: Given = async (stage) => {
  await pinged(stage);
  await stage.open(video);
  await stage.put(video);
  await stage.at(finalizedAt);
  await stage.finalize(video);
  await endTry(stage, 500);
  const { id, eventId } = world.itemDelivery;
  const { execute } = stage.service.database;
  await execute(
    "INSERT INTO webhook_events (id, event_type, data) SELECT $1, event_type, data FROM webhook_events WHERE event_type = 'content.completed'",
    [eventId],
  );
  await execute("UPDATE webhook_deliveries SET id = $1, event_id = $2 WHERE state = 'pending'", [id, eventId]);
};

/** Scenarios that stand at many operations under one name, each with one state for all. */
const shared = {
  'missing-key': tenant,
  'unknown-key': tenant,
  'malformed-key': tenant,
  'malformed-key-id': tenant,
  'organization-header': tenant,
  'key-empty': tenant,
  'key-reused': async (stage) => {
    await stage.settle();
    await stage.at(sessionOpensAt);
    await stage.send('POST', '/v1/projects', { name: 'Any other request', timezone: 'UTC' }, withKey);
  },
  'rate-limited': async (stage) => {
    await stage.settle();
    await stage.at('2026-06-12T14:05:20.000Z');
    await stage.spend('read-light', 120);
    await stage.spend('write-light', 60);
    await stage.at(finalizedAt);
  },
  'daily-limit-reached': async (stage) => {
    await stage.settle();
    for (let minute = 0; minute < 167; minute += 1) {
      await stage.setLimiterClock(Date.parse('2026-06-12T08:00:00.000Z') + minute * 60_000);
      await stage.spend('write-light', 60);
    }
    await stage.at(finalizedAt);
  },
  'killed-key': async (stage) => {
    await stage.settle();
    await stage.tenant.transaction((unit) => unit.killApiKey(world.apiKey.id));
  },
  'missing-scope': (stage) => stage.settle({ scopes: [] }),
  'form-body': tenant,
  'body-too-large': tenant,
  'broken-json': opened(),
  'duplicate-property': opened(),
  'unknown-item': tenant,
  'generated-item': withGenerated,
  'unknown-project': tenant,
  'unknown-endpoint': tenant,
  'malformed-endpoint-id': tenant,
  'malformed-content-id': tenant,
  'malformed-project-id': tenant,
  'bad-cursor': tenant,
  'unknown-timezone': tenant,
  'unexpected-fault': async (stage) => {
    await stage.settle();
    stage.service.database.failWith(new Error('a fault nobody foresaw'));
  },
  'database-down': async (stage) => {
    await stage.settle();
    stage.service.database.failWith(new UnavailableError('database'));
  },
  'storage-full': async (stage) => {
    await stage.settle();
    stage.service.database.failWith(new StorageFullError());
  },
} satisfies Record<string, Given>;

type SharedName = keyof typeof shared;
type OwnExampleId = Exclude<ExampleId, `${string}/${string}/${SharedName}`>;

const importing =
  (url: string, contentType: string, bytes: () => Uint8Array, promisedBytes?: number): Given =>
  async (stage) => {
    await opensSession(image.id)(stage);
    stage.serve(url, contentType, bytes(), promisedBytes);
  };

const beansUrl = 'https://media.example.com/beans.jpg';
const importsBeans = importing(beansUrl, 'image/jpeg', world.pictureBytes);

/** Scenarios of one operation: an example without a state here does not compile. */
const own: Readonly<Record<OwnExampleId, Given>> = {
  'createUploadSession/201/video': opensSession(video.id),
  'createUploadSession/201/several-files': opensSession(video.id, image.id, slideshow.id),
  'createUploadSession/201/slideshow': opensSession(slideshow.id),
  'createUploadSession/201/png': opensSession(image.id),
  'createUploadSession/201/with-checksum': opensSession(image.id),
  'createUploadSession/201/sandbox': opensSession(video.id),
  'createUploadSession/201/replayed': async (stage) => {
    await opensSession(video.id)(stage);
    const files = [{ filename: 'teaser.mp4', contentType: 'video/mp4', sizeBytes: 48_211_234 }];
    await stage.send(
      'POST',
      `/v1/projects/prj_${world.projectId}/content/uploads`,
      { files, grouping: 'per-file' },
      withKey,
    );
    await stage.at('2026-06-12T14:32:11.000Z');
  },
  'createUploadSession/409/key-at-work': async (stage) => {
    await opensSession(video.id)(stage);
    stage.holdKeys();
  },
  'uploadContentFromUrl/201/image': importsBeans,
  'uploadContentFromUrl/201/sandbox-video': opensSession(video.id),
  'uploadContentFromUrl/201/replayed': async (stage) => {
    await importsBeans(stage);
    const body = { media: [{ url: beansUrl }], caption: image.caption };
    await stage.send('POST', `/v1/projects/prj_${world.projectId}/content/upload`, body, withKey);
    await stage.at('2026-06-12T14:32:11.000Z');
  },
  'uploadContentFromUrl/409/key-at-work': async (stage) => {
    await opensSession(video.id)(stage);
    stage.holdKeys();
  },
  'uploadContentFromUrl/409/archived-project': archivedProject,
  'uploadContentFromUrl/409/sandbox-upload-incomplete': opensSession(video.id),
  'uploadContentFromUrl/413/promised-over-cap': importing(
    'https://media.example.com/poster.jpg',
    'image/jpeg',
    world.pictureBytes,
    31_457_281,
  ),
  'uploadContentFromUrl/422/no-https': tenant,
  'uploadContentFromUrl/422/unreachable': tenant,
  'uploadContentFromUrl/422/web-page': importing(
    'https://media.example.com/watch?v=teaser',
    'text/html',
    world.pictureBytes,
  ),
  'uploadContentFromUrl/422/mislabelled': importing(
    'https://media.example.com/mislabelled.mp4',
    'video/mp4',
    world.pictureBytes,
  ),
  'uploadContentFromUrl/422/slideshow-with-video': importing(
    'https://media.example.com/teaser.mp4',
    'video/mp4',
    world.pictureBytes,
  ),
  'uploadContentFromUrl/422/no-media': tenant,
  'uploadContentFromUrl/429/too-many-imports': async (stage) => {
    await stage.settle();
    stage.fillImports();
  },
  'uploadContentFromUrl/429/open-uploads-quota': restUsedUp('open_uploads', 100),
  'createUploadSession/429/open-uploads-quota': restUsedUp('open_uploads', 100),
  'createUploadSession/429/stored-bytes-quota': restUsedUp('stored_bytes', 107_374_182_400),
  'createUploadSession/429/items-per-day-quota': restUsedUp('items_today', 10_000),
  'createUploadSession/409/archived-project': archivedProject,
  'createUploadSession/413/declared-over-cap': tenant,
  'createUploadSession/422/slideshow-with-video': tenant,
  'createUploadSession/422/slideshow-of-one': tenant,
  'createUploadSession/422/no-files': tenant,
  'createUploadSession/422/unknown-content-type': tenant,

  'refreshUploadUrls/200/video': async (stage) => {
    await opened()(stage);
    await stage.at('2026-06-12T14:32:11.000Z');
  },
  'refreshUploadUrls/200/empty-object': async (stage) => {
    await opened()(stage);
    await stage.at('2026-06-12T14:32:11.000Z');
  },
  'refreshUploadUrls/200/slideshow': async (stage) => {
    await opened(slideshow)(stage);
    await stage.at('2026-06-12T14:32:11.000Z');
  },
  'refreshUploadUrls/200/near-session-end': async (stage) => {
    await opened()(stage);
    await stage.at('2026-06-12T15:50:00.000Z');
  },
  'refreshUploadUrls/409/completed-item': completed(),
  'refreshUploadUrls/409/session-ending': async (stage) => {
    await opened()(stage);
    await stage.at('2026-06-12T15:57:11.000Z');
  },

  'finalizeUpload/200/video': put(),
  'finalizeUpload/200/image': put(image),
  'finalizeUpload/200/slideshow': put(slideshow),
  'finalizeUpload/200/empty-caption': put(),
  'finalizeUpload/200/under-review': async (stage) => {
    await put()(stage);
    await stage.tenant.transaction((unit) => unit.setReviewPolicy(world.projectId, reviewAll));
  },
  'finalizeUpload/200/already-completed': completed(video, correctedAt),
  'finalizeUpload/200/already-completed-any-body': completed(video, correctedAt),
  'finalizeUpload/200/sandbox-video': sandboxOpened(),
  'finalizeUpload/200/sandbox-quicktime': sandboxOpened(
    world.withFile(video, { filename: 'tour.mov', contentType: 'video/quicktime' }),
  ),
  'finalizeUpload/200/sandbox-image': sandboxOpened(image),
  'finalizeUpload/200/sandbox-slideshow': sandboxOpened(world.mixedSlideshow),
  'finalizeUpload/200/replayed': async (stage) => {
    await put()(stage);
    await stage.send('POST', `/v1/content/${video.id}/finalize-upload`, { caption: video.caption }, withKey);
    await stage.at(correctedAt);
    await stage.send('PATCH', `/v1/content/${video.id}`, { caption: 'The roast that started it all — now in stores.' });
  },
  'finalizeUpload/409/sandbox-upload-incomplete': sandboxNamed('sandbox-upload-incomplete.mp4'),
  'finalizeUpload/409/sandbox-conflict': sandboxNamed('sandbox-conflict.mp4'),
  'finalizeUpload/413/sandbox-too-large': sandboxNamed('sandbox-too-large.mp4'),
  'finalizeUpload/422/sandbox-unreadable': sandboxNamed('sandbox-unreadable.mp4'),
  'finalizeUpload/429/over-the-share': async (stage) => {
    await put()(stage);
    stage.fillQueue();
  },
  'finalizeUpload/429/sandbox-rate-limited': sandboxNamed('sandbox-rate-limited.mp4'),
  'finalizeUpload/409/key-at-work': async (stage) => {
    await put()(stage);
    stage.holdKeys();
  },
  'finalizeUpload/409/put-missing': opened(),
  'finalizeUpload/409/session-expired': expired,
  'finalizeUpload/409/finalize-in-progress': held,
  'finalizeUpload/413/larger-than-declared': put(world.withFile(video, { sizeBytes: 18_874_367 })),
  'finalizeUpload/413/over-the-cap': put(
    world.withFile(image, { sizeBytes: 31_457_280, bytes: () => new Uint8Array(31_457_281) }),
  ),
  'finalizeUpload/422/truncated-video': put(world.withFile(video, { bytes: world.cutVideo })),
  'finalizeUpload/422/mislabelled-image': put(world.withFile(image, { bytes: world.pngBytes })),
  'finalizeUpload/422/html-as-video': puts(video, '<!DOCTYPE html><html><body>Not found</body></html>'),
  'finalizeUpload/422/svg-as-image': puts(image, '<svg xmlns="http://www.w3.org/2000/svg"/>'),
  'finalizeUpload/422/zip-as-video': puts(video, 'PK\x03\x04'),
  'finalizeUpload/422/webm-as-video': puts(video, '\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm'),
  'finalizeUpload/422/gif-as-image': puts(image, 'GIF89a'),
  'finalizeUpload/422/heic-as-image': puts(image, '\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
  'finalizeUpload/422/audio-only': puts(video, 'ID3\x04'),
  'finalizeUpload/422/unsupported-format': puts(image, '%PDF-1.7'),
  'finalizeUpload/422/unrecognized-bytes': puts(video, 'Fresh beans.'),
  'finalizeUpload/422/too-costly': puts(image, world.manyScans),
  'finalizeUpload/422/checksum-mismatch': put(world.withFile(image, { checksumSha256: '0'.repeat(64) })),
  'finalizeUpload/422/caption-missing': put(),
  'finalizeUpload/422/body-absent': put(),
  'finalizeUpload/507/no-room-to-seal': async (stage) => {
    await put()(stage);
    stage.fillDisk();
  },

  'listContent/200/all': threeItems,
  'listContent/200/first-page': threeItems,
  'listContent/200/next-page': threeItems,
  'listContent/200/filtered': openAndExpired,
  'listContent/200/generated': threeItems,
  'listContent/200/waiting-for-approval': async (stage) => {
    await waiting(stage);
    await stage.insertGenerated(world.generated);
  },
  'listContent/200/nothing-found': threeItems,
  'listContent/422/limit-too-large': tenant,
  'listContent/422/time-with-offset': tenant,

  'getContent/200/completed': completed(),
  'getContent/200/bare-id': completed(),
  'getContent/200/open': opened(),
  'getContent/200/processing': held,
  'getContent/200/sandbox': async (stage) => {
    await sandboxOpened()(stage);
    await stage.send(
      'POST',
      `/v1/content/${video.id}/finalize-upload`,
      { caption: video.caption },
      { Authorization: `Bearer ${world.testKey.presented}` },
    );
  },
  'getContent/200/session-expired': expired,
  'getContent/200/generated': withGenerated,

  'getContentProgress/200/awaiting-upload': opened(),
  'getContentProgress/200/verifying': held,
  'getContentProgress/200/finalizing': publishing,
  'getContentProgress/200/refused': refused,
  'getContentProgress/200/completed': async (stage) => {
    await completed(video, correctedAt)(stage);
    await stage.send('PATCH', `/v1/content/${video.id}`, { caption: 'Another text.' });
  },
  'getContentProgress/200/session-expired': expired,
  'getContentProgress/200/generated': withGenerated,

  'approveContent/200/with-note': waiting,
  'approveContent/200/without-body': waiting,
  'approveContent/200/replayed': async (stage) => {
    await waiting(stage);
    await stage.send('POST', `/v1/content/cnt_${video.id}/approve`, { note: 'Checked by legal.' }, withKey);
    await stage.at(correctedAt);
  },
  'approveContent/409/already-rejected': decided('rejected'),
  'approveContent/409/not-required': completed(),
  'approveContent/409/not-completed': opened(),
  'approveContent/409/key-at-work': async (stage) => {
    await waiting(stage);
    stage.holdKeys();
  },
  'approveContent/422/note-too-long': waiting,
  'rejectContent/200/waiting': waiting,
  'rejectContent/200/replayed': async (stage) => {
    await waiting(stage);
    await stage.send('POST', `/v1/content/cnt_${video.id}/reject`, { reason: 'The logo is the old one.' }, withKey);
    await stage.at(correctedAt);
  },
  'rejectContent/409/already-approved': decided('approved'),
  'rejectContent/409/not-required': completed(),
  'rejectContent/409/not-completed': opened(),
  'rejectContent/409/deleted': async (stage) => {
    await waiting(stage);
    await stage.tenant.transaction((unit) =>
      unit.cancelContent(video.id, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' }),
    );
  },
  'rejectContent/409/key-at-work': async (stage) => {
    await waiting(stage);
    stage.holdKeys();
  },
  'rejectContent/422/reason-missing': waiting,
  'getContentReviewPolicy/200/never-set': completed(),
  'getContentReviewPolicy/200/first-items': reviewed({ policy: 'review_first_n', firstN: 5 }),
  'getContentReviewPolicy/200/all-items': waiting,
  'updateContentReviewPolicy/200/first-items': opensSession(),
  'updateContentReviewPolicy/200/all-items': opensSession(),
  'updateContentReviewPolicy/200/no-more': waiting,
  'updateContentReviewPolicy/200/replayed': async (stage) => {
    await opensSession()(stage);
    const path = `/v1/projects/prj_${world.projectId}/content-review-policy`;
    await stage.send('PATCH', path, { policy: 'review_first_n', firstN: 5 }, withKey);
    await stage.at(finalizedAt);
    await stage.send('PATCH', path, { policy: 'review_all' });
  },
  'updateContentReviewPolicy/409/key-at-work': async (stage) => {
    await opensSession()(stage);
    stage.holdKeys();
  },
  'updateContentReviewPolicy/422/first-n-missing': tenant,
  'updateContentReviewPolicy/422/first-n-with-another-policy': tenant,
  'updateContentReviewPolicy/422/first-n-too-large': tenant,
  'updateContentReviewPolicy/422/unknown-policy': tenant,

  'updateContent/200/new-caption': completed(video, correctedAt),
  'updateContent/200/empty-caption': completed(video, correctedAt),
  'updateContent/200/same-caption': completed(video, correctedAt),
  'updateContent/200/replayed': async (stage) => {
    await completed(video, correctedAt)(stage);
    await stage.send(
      'PATCH',
      `/v1/content/${video.id}`,
      { caption: 'The roast that started it all — now in stores.' },
      withKey,
    );
    await stage.at('2026-06-12T17:00:00.000Z');
  },
  'updateContent/409/key-at-work': async (stage) => {
    await completed()(stage);
    stage.holdKeys();
  },
  'updateContent/409/open-item': opened(),
  'updateContent/409/finalize-in-progress': held,
  'updateContent/422/caption-missing': completed(),
  'updateContent/422/caption-too-long': completed(),
  'updateContent/422/unknown-property': completed(),

  'cancelContent/200/open-upload': opened(),
  'cancelContent/200/completed-upload': completed(),
  'cancelContent/200/already-canceled': expired,
  'cancelContent/409/finalize-in-progress': held,

  'getAsset/200/video': completed(),
  'getAsset/200/second-slide': completed(slideshow),
  'getAsset/404/unknown-asset': completed(),
  'getAsset/404/open-item': opened(),

  'getUsage/200/used-in-part': async (stage) => {
    await completed()(stage);
    await stage.open(image);
  },
  'getUsage/200/nothing-used': async (stage) => {
    await stage.settle();
    await stage.at(sessionOpensAt);
  },
  'getUsage/422/unknown-parameter': tenant,

  'killApiKey/200/killed': campaignKey,
  'killApiKey/200/empty-object': campaignKey,
  'killApiKey/200/already-killed': async (stage) => {
    await campaignKey(stage);
    await stage.tenant.transaction((unit) => unit.killApiKey(world.campaignKey.id));
  },
  'killApiKey/200/revoked-before': async (stage) => {
    await campaignKey(stage);
    await stage.service.database.repository.operator.revokeApiKey(world.campaignKey.id);
  },
  'killApiKey/404/unknown-api-key': tenant,

  'listAuditLog/200/all': threeEvents,
  'listAuditLog/200/first-page': threeEvents,
  'listAuditLog/200/next-page': threeEvents,
  'listAuditLog/200/filtered': threeEvents,
  'listAuditLog/200/refused-key': async (stage) => {
    await stage.settle();
    await stage.at(sessionOpensAt);
    const key = await stage.service.database.repository.findApiKey(world.apiKey.handle);
    if (key)
      await stage.service.database.repository.recordRefusals(key, {
        reason: 'missing_scope',
        requestId: world.requestId,
        count: 1,
      });
    await numberEvents(stage);
  },
  'listAuditLog/200/operator-and-system': async (stage) => {
    await stage.settle();
    await stage.at('2026-06-12T14:00:00.000Z');
    await stage.createCampaignKey();
    await opensOverHttp(stage);
    await stage.at(finalizedAt);
    await stage.tenant.transaction((unit) =>
      unit.record({ type: 'content.completed', projectId: world.projectId, data: { contentId: video.id } }),
    );
    await numberEvents(stage);
  },
  'listAuditLog/200/nothing-found': threeEvents,
  'listAuditLog/200/unknown-type': threeEvents,
  'listAuditLog/422/limit-too-large': tenant,
  'listAuditLog/422/time-with-offset': tenant,
  'listAuditLog/422/malformed-project-filter': tenant,

  'listPlatformRules/200/default': tenant,
  'listPlatformRules/200/one-platform': tenant,
  'listPlatformRules/422/unknown-parameter': tenant,
  'listPlatformRules/422/unknown-platform': tenant,

  'getPlatformFit/200/default': completed(),
  'getPlatformFit/200/named-platforms': completed(),
  'getPlatformFit/200/awaiting-upload': opened(),
  'getPlatformFit/200/generated': withGenerated,
  'getPlatformFit/422/named-twice': tenant,

  'checkPlatformFit/200/fitting-video': tenant,
  'checkPlatformFit/200/declared-only': tenant,
  'checkPlatformFit/200/phone-video': tenant,
  'checkPlatformFit/200/screenshots': tenant,
  'checkPlatformFit/200/tagged-photo': tenant,
  'checkPlatformFit/200/mixed-slides': tenant,
  'checkPlatformFit/200/named-platforms': tenant,
  'checkPlatformFit/200/no-slides-yet': tenant,
  'checkPlatformFit/422/video-among-slides': tenant,
  'checkPlatformFit/422/several-files': tenant,
  'checkPlatformFit/422/media-contradicts': tenant,
  'checkPlatformFit/422/caption-too-long': tenant,
  'checkPlatformFit/422/unknown-property': tenant,

  'whoami/200/data-key': (stage) => stage.settle({ scopes: world.allDataScopes }),
  'whoami/200/no-scopes': (stage) => stage.settle({ scopes: [] }),
  'whoami/422/unknown-parameter': tenant,

  'listProjects/200/all': threeProjects,
  'listProjects/200/first-page': threeProjects,
  'listProjects/200/next-page': threeProjects,
  'listProjects/200/by-customer': threeProjects,
  'listProjects/200/archived': threeProjects,
  'listProjects/422/unknown-status': tenant,

  'createProject/201/minimal': createsProject,
  'createProject/201/all-fields': createsProject,
  'createProject/201/replayed': async (stage) => {
    await createsProject(stage);
    await stage.send('POST', '/v1/projects', { name: 'Harbour Roasters', timezone: 'Europe/Lisbon' }, withKey);
    await stage.at('2026-06-01T09:00:00.000Z');
  },
  'createProject/409/key-at-work': async (stage) => {
    await createsProject(stage);
    stage.holdKeys();
  },
  'createProject/422/name-missing': tenant,
  'createProject/422/unknown-brand-voice': tenant,
  'createProject/422/metadata-too-large': tenant,

  'getProject/200/active': fullTenant,
  'getProject/200/archived': archivedProject,

  'updateProject/200/rename': fullTenant,
  'updateProject/200/replace-metadata': fullTenant,
  'updateProject/200/restore': archivedProject,
  'updateProject/200/replayed': async (stage) => {
    await fullTenant(stage);
    await stage.send('PATCH', `/v1/projects/${world.projectId}`, { name: 'Harbour Roasters Co' }, withKey);
    await stage.send('PATCH', `/v1/projects/${world.projectId}`, { name: 'Renamed since' });
  },
  'updateProject/409/key-at-work': async (stage) => {
    await fullTenant(stage);
    stage.holdKeys();
  },
  'updateProject/422/archive-by-status': tenant,
  'updateProject/422/nothing-to-change': tenant,

  'archiveProject/200/archived': async (stage) => {
    await stage.settle();
    await stage.at('2026-06-20T09:00:00.000Z');
  },
  'archiveProject/200/already-archived': archivedProject,

  'createWebhookEndpoint/201/minimal': createsEndpoint,
  'createWebhookEndpoint/201/all-fields': createsEndpoint,
  'createWebhookEndpoint/201/replayed': async (stage) => {
    await createsEndpoint(stage);
    await stage.send('POST', '/v1/webhook-endpoints', endpointFields, withKey);
    await stage.send('PATCH', `/v1/webhook-endpoints/${world.endpointId}`, { description: 'Renamed since' });
  },
  'createWebhookEndpoint/409/key-at-work': async (stage) => {
    await createsEndpoint(stage);
    stage.holdKeys();
  },
  'createWebhookEndpoint/422/http-url': tenant,
  'createWebhookEndpoint/422/private-address': tenant,
  'createWebhookEndpoint/422/unknown-event': tenant,
  'createWebhookEndpoint/429/endpoints-quota': async (stage) => {
    await stage.settle();
    await stage.at(sessionOpensAt);
    await stage.service.database.execute(
      `INSERT INTO webhook_endpoints (id, organization_id, world, url, events, sealed_secret)
       SELECT gen_random_uuid(), $1, 'live', 'https://example.com', '{test.ping}', 'x' FROM generate_series(1, 20)`,
      [world.tenant.organizationId],
    );
  },

  'listWebhookEndpoints/200/all': withEndpoint,
  'listWebhookEndpoints/200/none': tenant,
  'listWebhookEndpoints/422/unknown-parameter': tenant,

  'getWebhookEndpoint/200/active': withEndpoint,
  'getWebhookEndpoint/200/auto-paused': autoPaused,

  'updateWebhookEndpoint/200/pause': withEndpoint,
  'updateWebhookEndpoint/200/resume': autoPaused,
  'updateWebhookEndpoint/200/other-events': withEndpoint,
  'updateWebhookEndpoint/200/replayed': async (stage) => {
    await withEndpoint(stage);
    await stage.send('PATCH', `/v1/webhook-endpoints/${world.endpointId}`, { status: 'paused' }, withKey);
    await stage.send('PATCH', `/v1/webhook-endpoints/${world.endpointId}`, { status: 'active' });
  },
  'updateWebhookEndpoint/409/key-at-work': async (stage) => {
    await withEndpoint(stage);
    stage.holdKeys();
  },
  'updateWebhookEndpoint/422/nothing-to-change': tenant,
  'updateWebhookEndpoint/422/http-url': tenant,

  'deleteWebhookEndpoint/200/deleted': withEndpoint,

  'rotateWebhookSecret/200/rotated': withEndpoint,
  'rotateWebhookSecret/200/empty-object': withEndpoint,
  'rotateWebhookSecret/200/replayed': async (stage) => {
    await withEndpoint(stage);
    await stage.sendEmpty(`/v1/webhook-endpoints/${world.endpointId}/rotate-secret`, withKey);
  },
  'rotateWebhookSecret/409/key-at-work': async (stage) => {
    await withEndpoint(stage);
    stage.holdKeys();
  },

  'testWebhookEndpoint/200/pinged': pings,
  'testWebhookEndpoint/200/empty-object': pings,
  'testWebhookEndpoint/200/replayed': async (stage) => {
    await pings(stage);
    await stage.sendEmpty(`/v1/webhook-endpoints/${world.endpointId}/test`, withKey);
  },
  'testWebhookEndpoint/409/key-at-work': async (stage) => {
    await pings(stage);
    stage.holdKeys();
  },

  'listWebhookDeliveries/200/all': twoDeliveries,
  'listWebhookDeliveries/200/first-page': twoDeliveries,
  'listWebhookDeliveries/200/next-page': twoDeliveries,

  'replayWebhookDelivery/200/replayed-delivery': replays,
  'replayWebhookDelivery/200/empty-object': replays,
  'replayWebhookDelivery/200/replayed': async (stage) => {
    await replays(stage);
    await stage.sendEmpty(`/v1/webhook-deliveries/${world.pingDelivery.id}/replay`, withKey);
  },
  'replayWebhookDelivery/409/key-at-work': async (stage) => {
    await replays(stage);
    stage.holdKeys();
  },
  'replayWebhookDelivery/404/unknown-delivery': tenant,
  'replayWebhookDelivery/422/malformed-delivery-id': tenant,
};

/** The state of an operation's scenario. */
export function givenOf(id: ExampleId): Given {
  const name = id.slice(id.lastIndexOf('/') + 1);
  if (isOwn(id)) return own[id];
  if (isShared(name)) return shared[name];
  throw new Error(`no given state for ${id}`);
}

function isOwn(id: ExampleId): id is OwnExampleId {
  return Object.hasOwn(own, id);
}

function isShared(name: string): name is SharedName {
  return Object.hasOwn(shared, name);
}

/** What a problem of no operation starts from; the answer replaces words such as `TOKEN_OPEN` in its path. */
export const givenProblem: Readonly<Record<ProblemId, (stage: Stage) => Promise<Readonly<Record<string, string>>>>> = {
  'unknown-path': nothing,
  'badly-encoded-path': nothing,
  'method-not-allowed': nothing,
  'request-timeout': async (stage) => {
    await opened()(stage);
    return {};
  },
  'headers-too-large': nothing,
  'media-absent': nothing,
  'media-range': async (stage) => {
    await completed()(stage);
    return {};
  },
  'upload-url-forged': nothing,
  'upload-url-expired': async (stage) => {
    const words = await openToken(stage, 'TOKEN_EXPIRED');
    await stage.at('2026-06-12T14:17:11.000Z');
    return words;
  },
  'upload-type-differs': (stage) => openToken(stage, 'TOKEN_OPEN'),
  'upload-encoded': (stage) => openToken(stage, 'TOKEN_OPEN'),
  'upload-too-large': (stage) => openToken(stage, 'TOKEN_SMALL', 1),
  'upload-crowded': async (stage) => {
    const words = await openToken(stage, 'TOKEN_OPEN');
    await stage.holdPuts(words['TOKEN_OPEN'] ?? '', 4);
    return words;
  },
  'upload-settled': async (stage) => {
    await completed()(stage);
    return signedToken(stage, 'TOKEN_SETTLED', 18_874_368);
  },
  'storage-full': async (stage) => {
    const words = await openToken(stage, 'TOKEN_OPEN');
    stage.fillDisk();
    return words;
  },
};

async function nothing(stage: Stage): Promise<Readonly<Record<string, string>>> {
  await stage.settle();
  return {};
}

async function openToken(stage: Stage, word: string, sizeBytes = 18_874_368) {
  await opened()(stage);
  return signedToken(stage, word, sizeBytes);
}

function signedToken(stage: Stage, word: string, sizeBytes: number): Readonly<Record<string, string>> {
  const [file] = uploadFiles(video);
  if (!file) throw new Error('the video has a file');
  const { url } = stage.service.store.signPut({
    key: file.stagingKey,
    contentType: file.contentType,
    sizeBytes,
    checksumSha256: null,
    now: new Date(sessionOpensAt),
    expiresAt: new Date('2026-06-12T14:17:11.000Z'),
  });
  return { [word]: url.slice(url.lastIndexOf('/') + 1) };
}
