import { projectFieldsOf } from '@layers-content/core';
import type { ContentItem, ContentType, Scope, Tenant, Verdict } from '@layers-content/core';
import { mediaFixture, padWithFreeBox } from '@layers-content/media-probe/testing';
import { padWithComments } from '../padded-picture.ts';

/** The values all examples share (openapi/examples/README.md). */
export const requestId = 'req_01JXJ8Q2M4Z6T8V0W2Y4A6C8E0';
export const settings = {
  PUBLIC_URL: 'https://api.layers.com',
  MEDIA_BASE_URL: 'https://media.layers.com',
  BODY_TIMEOUT_SECONDS: '1',
} as const;
export const tenant: Tenant = { organizationId: '9e6b1f30-2d57-4c8a-9b14-6f0a3e7c85d1', environment: 'live' };
export const projectId = '254a4ce1-f4ca-42b1-9e36-17ca45ef3d39';
export const archivedProjectId = 'b60f29d8-1e47-4c53-9a82-d3f7051ec6ab';
export const otherProjectId = '7d1c05e2-84ab-4f39-a6e0-51b8c93f2d47';
/** Given out when a scenario needs an id that no example shows. */
export const strayId = '0e5f4d3c-2b1a-4987-8654-3210fedcba98';
export const strayEventId = '00000000000000000000000000';
/** The webhook endpoint of all examples, and two deliveries to it with their events. */
export const endpointId = '4f1c8a72-9d35-4e60-b2a7-1c95d3e8f046';
export const pingDelivery = {
  id: '7a2e5c90-1b64-4d38-9f07-e3c6a8d412b5',
  eventId: '01JXJ8Q2M4Z6T8V0W2Y4A6C8E1',
} as const;
export const itemDelivery = {
  id: 'c05b7e18-64a2-4f91-8d3e-95a1f7b2c640',
  eventId: '01JXJ8Q2M4Z6T8V0W2Y4A6C8E2',
} as const;
export const replayedDelivery = {
  id: 'e8f6a3d1-2c79-4b05-91e4-7d0c5b8a6f23',
  eventId: '01JXJ8Q2M4Z6T8V0W2Y4A6C8E3',
} as const;
/** What signing secrets are made of, in turn. */
export const signingBytes = ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210'] as const;
export const projectCreatedAt = '2026-06-01T08:00:00.000Z';

const secret = 's'.repeat(43);
const handle = 'HARBOURROASTERS2';
export const apiKey = {
  id: '3f9a7c52-6e08-4d1b-8c47-b05d2e91fa63',
  handle,
  secret,
  presented: `lp_live_${handle}_${secret}`,
} as const;
/** The same organization's key of the sandbox. */
export const testTenant: Tenant = { ...tenant, environment: 'test' };
const testHandle = 'HARBOURROASTERS3';
export const testKey = {
  id: '6b1d3e84-0f57-4a29-9c68-d2e7f4b5a013',
  handle: testHandle,
  secret,
  presented: `lp_test_${testHandle}_${secret}`,
} as const;
/** Another key of the organization, for the scenarios in which one is killed. */
export const campaignKey = {
  id: 'b4e81f06-9d27-4c35-8a1e-70c6f2d539ab',
  handle: 'SPRINGCAMPAIGN27',
  name: 'Campaign tool',
} as const;
/** The one Idempotency-Key of all examples. */
export const idempotencyKey = '7e8d2b0c-53f1-4a96-bd07-c1e94f6a2d38';
export const everyScope: readonly Scope[] = [
  'content:read',
  'content:write',
  'projects:read',
  'projects:write',
  'org:admin',
];
export const allDataScopes: readonly Scope[] = ['content:read', 'content:write', 'projects:read', 'projects:write'];

export const plainProject = projectFieldsOf({ name: 'Harbour Roasters', timezone: 'Europe/Lisbon' });

export const fullProject = projectFieldsOf({
  name: 'Harbour Roasters',
  timezone: 'Europe/Lisbon',
  customerExternalId: 'customer-4711',
  metadata: { plan: 'spring', stores: [3, 8] },
  appName: 'Roast Finder',
  appDescription:
    'Roast Finder shows you which small roasteries near you have fresh beans today, what they taste like, and how to brew them at home.',
  tagline: 'Fresh beans around the corner.',
  brandVoice: 'warm',
  targetGender: 'all',
  primaryLanguage: 'en',
  ownerEmail: 'owner@harbour-roasters.test',
});

export interface FilePlan {
  readonly filename: string;
  readonly contentType: ContentType;
  readonly sizeBytes: number;
  readonly checksumSha256?: string;
  /** What is really put; null for nothing. */
  readonly bytes: () => Uint8Array | null;
}

export interface ItemPlan {
  readonly id: string;
  readonly slideshow: boolean;
  readonly caption: string;
  readonly files: readonly FilePlan[];
}

const exampleSizeBytes = 18_874_368;
const pictureSizeBytes = 412_877;
/** The reference's file: 31 s, 1080x1920, H.264/AAC, moov first, padded to its size. Built once. */
const exampleVideo = padWithFreeBox(mediaFixture('teaser.mp4'), exampleSizeBytes);
const picture = padWithComments(mediaFixture('square.jpg'), pictureSizeBytes);

export const video: ItemPlan = {
  id: 'a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70',
  slideshow: false,
  caption: 'The roast that started it all.',
  files: [{ filename: 'roast.mp4', contentType: 'video/mp4', sizeBytes: exampleSizeBytes, bytes: () => exampleVideo }],
};

export const image: ItemPlan = {
  id: '5b0e7d94-3c1f-4a86-8e52-9d7f60c4b1a2',
  slideshow: false,
  caption: 'Fresh beans, every Thursday.',
  files: [{ filename: 'beans.jpg', contentType: 'image/jpeg', sizeBytes: pictureSizeBytes, bytes: () => picture }],
};

export const slideshow: ItemPlan = {
  id: 'c82f41aa-96d0-4e3b-b7f5-04a1d9e6c358',
  slideshow: true,
  caption: 'From cherry to cup.',
  files: ['cherry.jpg', 'drum.jpg', 'cup.jpg'].map((filename) => ({
    filename,
    contentType: 'image/jpeg' as const,
    sizeBytes: pictureSizeBytes,
    bytes: () => picture,
  })),
};

/** One picture of each type. */
export const mixedSlideshow: ItemPlan = {
  ...slideshow,
  files: slideshow.files.map((file, index) => ({
    ...file,
    contentType: (['image/jpeg', 'image/png', 'image/webp'] as const)[index] ?? 'image/jpeg',
  })),
};

/** A plan with its only file changed. */
export function withFile(plan: ItemPlan, change: Partial<FilePlan>): ItemPlan {
  return { ...plan, files: plan.files.map((file) => ({ ...file, ...change })) };
}

export const pictureBytes = (): Uint8Array => picture;
/** One byte is all that is missing. */
export const cutVideo = (): Uint8Array => exampleVideo.subarray(0, exampleSizeBytes - 1);
export const pngBytes = (): Uint8Array => mediaFixture('picture.png');
/**
 * A progressive JPEG of 8000x8000 grey pixels with eleven empty scans, in Latin-1: markers alone, which is all that
 * is looked at.
 */
export const manyScans = `\xff\xd8\xff\xc2\0\x0b\x08\x1f\x40\x1f\x40\x01\x01\x11\0${'\xff\xda\0\x08\x01\x01\0\0\0\0'.repeat(11)}\xff\xd9`;

/** What a finalize finds of the video, as far as a state that shows nothing of it needs any. */
export const verdict: Omit<Verdict, 'contentId' | 'fence'> = {
  caption: video.caption,
  assets: [{ assetId: 'upload-1', kind: 'image', location: { key: 'not-served-yet' } }],
  media: [
    {
      kind: 'image',
      mimeType: 'image/jpeg',
      sizeBytes: pictureSizeBytes,
      width: 1080,
      height: 1080,
      orientation: null,
      colorModel: 'rgb',
      colorProfile: null,
      bitDepth: 8,
      animated: false,
    },
  ],
  platformFit: [],
};

/** An item some other service made: readable here, never touched. */
export const generated: ContentItem = {
  id: 'e41d7b96-0c52-4f8e-a3d7-68b2f915c0da',
  projectId,
  creativeType: 'generated',
  status: 'completed',
  format: 'ugc-remix',
  hook: 'Nobody told me coffee could taste like this.',
  influencerId: 'inf_mara',
  sourceTiktokId: '7301123456789012345',
  mediaId: null,
  caption: 'Nobody told me coffee could taste like this.',
  firstComment: null,
  assets: [
    {
      assetId: 'render-1',
      kind: 'video',
      location: { url: 'https://media.layers.com/renders/e41d7b96-0c52-4f8e-a3d7-68b2f915c0da/final.mp4' },
    },
  ],
  approvalStatus: 'approved',
  adsEnrollment: 'opted_out',
  platformFit: [],
  createdAt: new Date('2026-06-11T09:30:00Z'),
  completedAt: new Date('2026-06-11T09:34:12Z'),
  failedAt: null,
  lastError: null,
};
