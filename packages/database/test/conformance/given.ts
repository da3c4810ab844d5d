import { frozenKeyOf, projectFieldsOf, publicKeyOf, putSlackBytes, stagingKeyOf } from '@layers-content/core';
import type {
  Asset,
  ContentItem,
  ImageInfo,
  NewUploadItem,
  NewUploadSession,
  PlatformFit,
  ProjectFields,
  Quotas,
  Refusal,
  Repository,
  StoredContent,
  Tenant,
  UploadFile,
  Verdict,
} from '@layers-content/core';
import type { TestDatabase } from '../../src/testing.ts';
import { ownOf } from './own.ts';
import type { Own } from './own.ts';

/** What a conformance suite runs on: a database whose clock and rows it may set. */
export type Subject = Pick<
  TestDatabase,
  | 'repository'
  | 'rateLimiter'
  | 'execute'
  | 'setServiceNow'
  | 'insertOrganization'
  | 'insertGenerated'
  | 'failWith'
  | 'takeStatements'
  | 'reset'
>;

export const start = new Date('2026-06-12T14:02:11.000Z');
export const sessionTtlMs = 7_200_000;
export const leaseMs = 90_000;
export const after = (ms: number, from = start): Date => new Date(from.getTime() + ms);

let lastId = 0;
/** A new uuid, in rising order. */
export const newId = (): string => `00000000-0000-4000-8000-${String(++lastId).padStart(12, '0')}`;

export const fields = (changes: Partial<ProjectFields> = {}): ProjectFields =>
  projectFieldsOf({ name: 'Coffee roasters', timezone: 'Europe/Berlin', ...changes });

export const fileOf = (contentId: string, position = 1, random = 'r4nd0m'): UploadFile => ({
  filename: `bean-${position}.jpg`,
  contentType: 'image/jpeg',
  sizeBytes: 1000 + position,
  checksumSha256: null,
  position,
  stagingKey: stagingKeyOf({ contentId, position, contentType: 'image/jpeg' }, random),
});

export const imageInfo: ImageInfo = {
  kind: 'image',
  mimeType: 'image/jpeg',
  sizeBytes: 1001,
  width: 1080,
  height: 1350,
  orientation: null,
  colorModel: 'rgb',
  colorProfile: 'srgb',
  bitDepth: 8,
  animated: false,
};

export const fits: readonly PlatformFit[] = [
  { platform: 'tiktok', ok: true, issues: [] },
  { platform: 'instagram', ok: true, issues: [] },
];

const assetOf = (contentId: string, file: UploadFile): Asset => ({
  assetId: `upload-${file.position}`,
  kind: 'image',
  location: { key: publicKeyOf({ contentId, ...file }) },
  thumbnailUrl: null,
  width: 1080,
  height: 1350,
  durationMs: null,
  mimeType: 'image/jpeg',
  sizeBytes: file.sizeBytes,
});

export const frozenKeysOf = (contentId: string, files: readonly UploadFile[], fence: number): readonly string[] =>
  files.map((file) => frozenKeyOf({ contentId, ...file }, fence, 'c0py'));

export const unlimited: Quotas = { openUploads: 0, storedBytes: 0, itemsPerDay: 0 };

/** An item as a session opens it: what it reserves is what it declares. */
export const newItem = (id: string, count = 1): NewUploadItem => {
  const files = Array.from({ length: count }, (_, index) => fileOf(id, index + 1));
  return { id, files, reservedBytes: files.reduce((sum, file) => sum + file.sizeBytes + putSlackBytes, 0) };
};

export const sessionOf = (
  projectId: string,
  items: readonly NewUploadItem[],
  changes: Partial<NewUploadSession> = {},
): NewUploadSession => ({
  projectId,
  items,
  slideshow: false,
  sessionTtlMs,
  quotas: unlimited,
  event: { type: 'upload_session.created', projectId, data: { contentIds: items.map(({ id }) => id) } },
  ...changes,
});

export interface Given {
  readonly subject: Subject;
  readonly repository: Repository;
  readonly tenant: Tenant;
  readonly own: Own;
  readonly projectId: string;
}

/** One organization with one project in its live environment, the clock stopped at `start`. */
export async function givenProject(subject: Subject): Promise<Given> {
  await subject.reset();
  await subject.setServiceNow(start);
  const tenant: Tenant = { organizationId: newId(), environment: 'live' };
  const projectId = newId();
  await subject.insertOrganization(tenant.organizationId);
  const own = ownOf(subject.repository, tenant);
  await own.createProject(projectId, fields());
  return { subject, repository: subject.repository, tenant, own, projectId };
}

/** An open upload of `count` images. */
export async function givenQueued({ own, projectId }: Given, count = 1): Promise<string> {
  const id = newId();
  await own.createUploadSession(sessionOf(projectId, [newItem(id, count)], { slideshow: count > 1 }));
  return id;
}

export async function read({ own }: Given, id: string): Promise<StoredContent> {
  const stored = await own.findContent(id);
  if (!stored) throw new Error(`item ${id} is absent`);
  return stored;
}

export async function uploadOf(given: Given, id: string) {
  const { upload } = await read(given, id);
  if (!upload) throw new Error(`item ${id} is not an upload`);
  return upload;
}

/** Claims it as a worker would; the new fence, or null when it could not be claimed. */
export async function claim(given: Given, id: string): Promise<number | null> {
  const { fence, files } = await uploadOf(given, id);
  const frozenKeys = frozenKeysOf(id, files, fence + 1);
  return (await given.own.claimUpload({ contentId: id, fence, frozenKeys, leaseMs })) ? fence + 1 : null;
}

/** Gives back the claim of that fence as its worker would. */
export async function release(
  given: Given,
  id: string,
  fence: number,
  refusal: Refusal | null = null,
): Promise<boolean> {
  const { files } = await uploadOf(given, id);
  return given.own.releaseUpload({ contentId: id, fence, frozenKeys: frozenKeysOf(id, files, fence) }, refusal);
}

export async function verdictOf(given: Given, id: string, fence: number, caption = 'Roast'): Promise<Verdict> {
  const { files } = await uploadOf(given, id);
  return {
    contentId: id,
    fence,
    caption,
    assets: files.map((file) => assetOf(id, file)),
    media: files.map(() => imageInfo),
    platformFit: fits,
  };
}

export async function givenProcessing(given: Given, count = 1): Promise<string> {
  const id = await givenQueued(given, count);
  await claim(given, id);
  return id;
}

export async function givenPublishing(given: Given, caption = 'Roast', count = 1): Promise<string> {
  const id = await givenProcessing(given, count);
  await given.own.commitVerdict(await verdictOf(given, id, 1, caption));
  return id;
}

export async function givenCompleted(given: Given, caption = 'Roast', count = 1): Promise<string> {
  const id = await givenPublishing(given, caption, count);
  await given.own.completePublishing(id, 1);
  return id;
}

export const generated = (projectId: string, changes: Partial<ContentItem> = {}): ContentItem => ({
  id: newId(),
  projectId,
  creativeType: 'generated',
  status: 'completed',
  format: 'ugc-remix',
  hook: 'Wait for it',
  influencerId: null,
  sourceTiktokId: null,
  mediaId: null,
  caption: 'Made by a machine',
  firstComment: null,
  assets: [{ assetId: 'video', kind: 'video', location: { url: 'https://media.example.com/a.mp4' } }],
  approvalStatus: 'approved',
  adsEnrollment: 'opted_in',
  platformFit: [],
  createdAt: start,
  completedAt: after(1000),
  failedAt: null,
  lastError: null,
  ...changes,
});

/** The keys in the outbox, sorted. */
export async function outbox({ subject }: Given): Promise<readonly unknown[]> {
  return (await subject.execute('SELECT key FROM object_deletions ORDER BY key COLLATE "C"')).map((row) => row['key']);
}
