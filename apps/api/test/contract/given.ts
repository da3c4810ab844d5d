import { StorageFullError, UnavailableError } from '@layers-content/core';
import type { ExampleId, ProblemId } from '@layers-content/contract';
import type { Stage } from './stage.ts';
import { uploadFiles } from './stage.ts';
import * as world from './world.ts';
import { archivedProjectId, image, slideshow, video } from './world.ts';

/** Makes the state that a scenario starts from. */
export type Given = (stage: Stage) => Promise<void>;

const sessionOpensAt = '2026-06-12T14:02:11.000Z';
const finalizedAt = '2026-06-12T14:05:40.000Z';
const correctedAt = '2026-06-12T16:40:02.000Z';
const sessionEndsAt = '2026-06-12T16:02:11.000Z';

const tenant: Given = (stage) => stage.settle();
const fullTenant: Given = (stage) => stage.settle({ project: world.fullProject });

const opened = (plan = video, at = sessionOpensAt): Given => async (stage) => {
  await stage.settle();
  await stage.at(at);
  await stage.open(plan);
};

const put = (plan = video): Given => async (stage) => {
  await opened(plan)(stage);
  await stage.put(plan);
  await stage.at(finalizedAt);
};

const completed = (plan = video, then = finalizedAt): Given => async (stage) => {
  await put(plan)(stage);
  await stage.finalize(plan);
  await stage.at(then);
};

const held: Given = async (stage) => {
  await put()(stage);
  await stage.hold(video);
  stage.loseAllPatience();
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

const opensSession = (...ids: readonly string[]): Given => async (stage) => {
  await stage.settle();
  await stage.at(sessionOpensAt);
  stage.nextIds(...ids);
};

const archivedProject: Given = async (stage) => {
  await stage.settle();
  await stage.at('2025-11-20T12:00:00.000Z');
  await stage.tenant.createProject(archivedProjectId, { ...world.plainProject, name: 'Winter Pop-up', timezone: 'Europe/Oslo' });
  await stage.at('2026-03-01T09:00:00.000Z');
  await stage.tenant.archiveProject(archivedProjectId);
  await stage.at('2026-06-20T09:00:00.000Z');
};

const threeProjects: Given = async (stage) => {
  await archivedProject(stage);
  await stage.at('2026-06-03T10:15:00.000Z');
  await stage.tenant.createProject(world.otherProjectId, {
    ...world.plainProject,
    name: 'Night Owl Espresso',
    timezone: 'America/New_York',
    customerExternalId: 'customer-0815',
  });
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

/** Scenarios that stand at many operations under one name, each with one state for all. */
const shared = {
  'missing-key': tenant,
  'unknown-key': tenant,
  'malformed-key': tenant,
  'missing-scope': (stage) => stage.settle({ scopes: [] }),
  'form-body': tenant,
  'body-too-large': tenant,
  'broken-json': opened(),
  'duplicate-property': opened(),
  'unknown-item': tenant,
  'generated-item': withGenerated,
  'unknown-project': tenant,
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

/** Scenarios of one operation: an example without a state here does not compile. */
const own: Readonly<Record<OwnExampleId, Given>> = {
  'createUploadSession/201/video': opensSession(video.id),
  'createUploadSession/201/several-files': opensSession(video.id, image.id, slideshow.id),
  'createUploadSession/201/slideshow': opensSession(slideshow.id),
  'createUploadSession/201/png': opensSession(image.id),
  'createUploadSession/201/with-checksum': opensSession(image.id),
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
  'finalizeUpload/200/already-completed': completed(video, correctedAt),
  'finalizeUpload/200/already-completed-any-body': completed(video, correctedAt),
  'finalizeUpload/409/put-missing': opened(),
  'finalizeUpload/409/session-expired': expired,
  'finalizeUpload/409/finalize-in-progress': held,
  'finalizeUpload/413/larger-than-declared': put(world.withFile(video, { sizeBytes: 18_874_367 })),
  'finalizeUpload/413/over-the-cap': put(
    world.withFile(image, { sizeBytes: 31_457_280, bytes: () => new Uint8Array(31_457_281) }),
  ),
  'finalizeUpload/422/truncated-video': put(world.withFile(video, { bytes: world.cutVideo })),
  'finalizeUpload/422/mislabelled-image': put(world.withFile(image, { bytes: world.pngBytes })),
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
  'listContent/200/nothing-found': threeItems,
  'listContent/422/limit-too-large': tenant,
  'listContent/422/time-with-offset': tenant,

  'getContent/200/completed': completed(),
  'getContent/200/bare-id': completed(),
  'getContent/200/open': opened(),
  'getContent/200/processing': held,
  'getContent/200/session-expired': expired,
  'getContent/200/generated': withGenerated,

  'updateContent/200/new-caption': completed(video, correctedAt),
  'updateContent/200/empty-caption': completed(video, correctedAt),
  'updateContent/200/same-caption': completed(video, correctedAt),
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

  'whoami/200/data-key': tenant,
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
  'createProject/422/name-missing': tenant,
  'createProject/422/metadata-too-large': tenant,

  'getProject/200/active': fullTenant,
  'getProject/200/archived': archivedProject,

  'updateProject/200/rename': fullTenant,
  'updateProject/200/replace-metadata': fullTenant,
  'updateProject/200/restore': archivedProject,
  'updateProject/422/archive-by-status': tenant,
  'updateProject/422/nothing-to-change': tenant,

  'archiveProject/200/archived': async (stage) => {
    await stage.settle();
    await stage.at('2026-06-20T09:00:00.000Z');
  },
  'archiveProject/200/already-archived': archivedProject,
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
    now: new Date(sessionOpensAt),
    expiresAt: new Date('2026-06-12T14:17:11.000Z'),
  });
  return { [word]: url.slice(url.lastIndexOf('/') + 1) };
}
