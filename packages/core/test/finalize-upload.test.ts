import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  fileSealer,
  finalizeQueue,
  finalizeUpload,
  MediaFault,
  publicKeyOf,
  SingleFlight,
  stagingKeyOf,
  UnavailableError,
} from '../src/index.ts';
import type { ContentItem, MediaProber, UploadFile } from '../src/index.ts';
import type { FinalizeUploadPorts } from '../src/upload/finalizeUpload.ts';
import { MemoryStore } from './memory-store.ts';
import { MemoryUploads } from './memory-uploads.ts';

/** The rules of a finalize, over a store and a row in memory; that real ones keep their side is theirs to prove. */
const picture = new TextEncoder().encode('a whole picture');
const broken = new TextEncoder().encode('broken picture');
const contentId = 'item';

const fileAt = (position: number, change: Partial<UploadFile> = {}): UploadFile => {
  const parts = { contentId, position, contentType: 'image/jpeg' } as const;
  return {
    ...parts,
    filename: 'a.jpg',
    sizeBytes: 100,
    checksumSha256: null,
    stagingKey: stagingKeyOf(parts, 'random-staging'),
    ...change,
  };
};

const prober: MediaProber = {
  async probe(source) {
    const bytes = await source.read(0, source.sizeBytes);
    if (Buffer.from(bytes).toString().startsWith('broken')) throw new MediaFault('corrupt', 'It is broken.');
    return {
      kind: 'image',
      mimeType: 'image/jpeg',
      sizeBytes: bytes.byteLength,
      width: 4,
      height: 5,
      orientation: null,
      colorModel: 'rgb',
      colorProfile: 'srgb',
      bitDepth: 8,
      animated: false,
    };
  },
};

function given(
  files: readonly UploadFile[] = [fileAt(1)],
  bytes: readonly (Uint8Array | null)[] = files.map(() => picture),
) {
  const store = new MemoryStore();
  const repository = new MemoryUploads(files);
  for (const [index, file] of files.entries()) {
    const put = bytes[index];
    if (put) store.put(file.stagingKey, put);
  }
  const waiting = new AbortController();
  const scene = {
    store,
    repository,
    waiting,
    /** What happens while a finalize waits for another worker. */
    whileWaiting: (): void => undefined,
    captionsRead: 0,
    get completions() {
      return repository.events.filter(({ type }) => type === 'content.completed').length;
    },
    finalize: () =>
      finalizeUpload(ports, {
        organizationId: 'the only one',
        contentId,
        readCaption: () => ((scene.captionsRead += 1), 'A caption.'),
        onVerdict: null,
      }),
  };
  const ports: FinalizeUploadPorts = {
    repository,
    store,
    sealer: fileSealer({ store, prober }),
    judge: { judge: () => [], rules: () => [] },
    ids: { uuid: () => 'uuid', ulid: () => 'ulid', random: () => 'random' },
    timers: { sleep: async () => scene.whileWaiting(), timeout: () => waiting.signal },
    singleFlight: new SingleFlight<ContentItem>(),
    queue: finalizeQueue(1),
  };
  return scene;
}

const keysBelow = ({ objects }: MemoryStore, prefix: string): readonly string[] =>
  [...objects.keys()].filter((key) => key.startsWith(prefix));
const publicKeys = (store: MemoryStore) => keysBelow(store, 'public-media/');

describe('a whole upload', () => {
  test('is claimed, frozen, judged, published and completed', async () => {
    const { finalize, store, repository } = given();
    const item = await finalize();
    expect(item).toMatchObject({
      status: 'completed',
      caption: 'A caption.',
      assets: [{ assetId: 'upload-1', sizeBytes: picture.byteLength }],
    });
    expect(repository.upload).toMatchObject({ state: 'completed', fence: 1 });
    expect(store.objects.get(publicKeyOf({ contentId, ...fileAt(1) }))?.bytes).toEqual(picture);
  });

  test('of several files has them in order', async () => {
    const { finalize, store } = given([fileAt(1), fileAt(2)]);
    expect((await finalize()).assets.map(({ assetId }) => assetId)).toEqual(['upload-1', 'upload-2']);
    expect(publicKeys(store)).toHaveLength(2);
  });

  test('is decided and completed only when its names would survive a power cut', async () => {
    const { finalize, store, repository } = given([fileAt(1), fileAt(2)]);
    const seen: unknown[] = [];
    store.sync = async (keys) => {
      // As long as a disk takes: whatever does not wait has gone on by then.
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.push([keys, repository.upload.state]);
    };
    await finalize();
    expect(seen).toEqual([
      [keysBelow(store, 'frozen/'), 'processing'],
      [publicKeys(store), 'publishing'],
    ]);
  });

  test('whose names cannot be kept stays open', async () => {
    const { finalize, store, repository } = given();
    store.sync = () => Promise.reject(new UnavailableError('object store'));
    const read = store.read.bind(store);
    // The judgement takes longer.
    store.read = (...range) => new Promise((resolve) => setTimeout(resolve, 5)).then(() => read(...range));
    await expect(finalize()).rejects.toBeInstanceOf(UnavailableError);
    expect(repository.upload.state).toBe('queued');
    expect(publicKeys(store)).toEqual([]);
  });

  test('that is completed is answered again as it is, whatever the body says now', async () => {
    const scene = given();
    const first = await scene.finalize();
    scene.store.put(fileAt(1).stagingKey, broken);
    expect(await scene.finalize()).toBe(first);
    expect([scene.captionsRead, scene.completions]).toEqual([1, 1]);
  });

  test('finalized at once by many has one worker, whose outcome all get', async () => {
    const scene = given();
    const items = await Promise.all([scene.finalize(), scene.finalize(), scene.finalize()]);
    expect(new Set(items).size).toBe(1);
    expect([scene.repository.upload.fence, scene.completions]).toEqual([1, 1]);
  });

  test('is judged by what was frozen, not by what is put afterwards', async () => {
    const scene = given();
    const freeze = scene.store.freeze.bind(scene.store);
    scene.store.freeze = async (stagingKey, ...rest) => {
      const outcome = await freeze(stagingKey, ...rest);
      scene.store.put(stagingKey, broken);
      return outcome;
    };
    expect(await scene.finalize()).toMatchObject({ status: 'completed' });
    expect(scene.store.objects.get(publicKeyOf({ contentId, ...fileAt(1) }))?.bytes).toEqual(picture);
  });
});

describe('a refusal leaves the item open, nothing published, and is kept for who waits', () => {
  const sha256 = createHash('sha256').update('other bytes').digest('hex');
  test.each([
    { name: 'a file that is not there', files: [fileAt(1)], bytes: [null], code: 'UPLOAD_INCOMPLETE' },
    {
      name: 'more bytes than declared',
      files: [fileAt(1, { sizeBytes: 3 })],
      bytes: [picture],
      code: 'PAYLOAD_TOO_LARGE',
    },
    {
      name: 'far more bytes than any PUT may have',
      files: [fileAt(1, { sizeBytes: 3 })],
      bytes: [new Uint8Array(1_048_580)],
      code: 'PAYLOAD_TOO_LARGE',
    },
    { name: 'another checksum', files: [fileAt(1, { checksumSha256: sha256 })], bytes: [picture], code: 'VALIDATION' },
    { name: 'broken media', files: [fileAt(1)], bytes: [broken], code: 'VALIDATION' },
    {
      name: 'a second file that is not there',
      files: [fileAt(1), fileAt(2)],
      bytes: [picture, null],
      code: 'UPLOAD_INCOMPLETE',
    },
    {
      name: 'a second file that is broken',
      files: [fileAt(1), fileAt(2)],
      bytes: [picture, broken],
      code: 'VALIDATION',
    },
  ])('$name: $code', async ({ files, bytes, code }) => {
    const scene = given(files, bytes);
    const { finalize, store, repository } = scene;
    await expect(finalize()).rejects.toMatchObject({ code });
    expect(repository.upload).toMatchObject({
      state: 'queued',
      fence: 1,
      frozenKeys: [],
      refusal: { fence: 1, answer: { code } },
    });
    expect([publicKeys(store), repository.item.caption, scene.completions]).toEqual([[], null, 0]);
    for (const file of files) store.put(file.stagingKey, picture);
    const isMendable = files.every(
      ({ sizeBytes, checksumSha256 }) => sizeBytes >= picture.byteLength && checksumSha256 === null,
    );
    if (isMendable) expect(await finalize()).toMatchObject({ status: 'completed' });
  });

  test('the declared checksum is accepted', async () => {
    const { finalize } = given([fileAt(1, { checksumSha256: createHash('sha256').update(picture).digest('hex') })]);
    expect(await finalize()).toMatchObject({ status: 'completed' });
  });
});

describe('what could not be asked is never the client’s fault', () => {
  const down = () => Promise.reject(new UnavailableError('object store'));
  test.each(['stat', 'freeze', 'read', 'sha256'] as const)(
    '%s of the store fails: UNAVAILABLE, open, and no refusal is kept',
    async (call) => {
      const scene = given([fileAt(1, { checksumSha256: createHash('sha256').update(picture).digest('hex') })]);
      const real = scene.store[call].bind(scene.store);
      Object.assign(scene.store, { [call]: down });
      await expect(scene.finalize()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      expect(scene.repository.upload).toMatchObject({ state: 'queued', refusal: null });
      Object.assign(scene.store, { [call]: real });
      expect(await scene.finalize()).toMatchObject({ status: 'completed' });
    },
  );

  test('a store that gives fewer bytes than it said is unavailable; the file is not called cut', async () => {
    const scene = given();
    scene.store.read = async () => picture.subarray(0, 3);
    await expect(scene.finalize()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('a file that changes at every look is not judged', async () => {
    const scene = given();
    const stat = scene.store.stat.bind(scene.store);
    let looks = 0;
    scene.store.stat = async (key) => {
      looks += 1;
      const seen = await stat(key);
      scene.store.put(key, picture);
      return seen;
    };
    await expect(scene.finalize()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(looks).toBe(3);
  });

  test('a claim whose answer is lost is given back', async () => {
    const scene = given();
    const claim = scene.repository.claimUpload.bind(scene.repository);
    scene.repository.claimUpload = async (wanted) => {
      await claim(wanted);
      throw new UnavailableError('database');
    };
    await expect(scene.finalize()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(scene.repository.upload.state).toBe('queued');
  });

  test('a publish that fails leaves the verdict, and a repetition publishes the same bytes', async () => {
    const scene = given();
    const publish = scene.store.publish.bind(scene.store);
    scene.store.publish = down;
    await expect(scene.finalize()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(scene.repository.upload).toMatchObject({ state: 'publishing', fence: 1 });
    scene.store.put(fileAt(1).stagingKey, broken);
    scene.store.publish = publish;
    expect(await scene.finalize()).toMatchObject({ status: 'completed', caption: 'A caption.' });
    expect([scene.repository.upload.fence, scene.completions]).toEqual([1, 1]);
  });
});

describe('a race', () => {
  test('for the claim that is lost: the winner’s outcome is the answer', async () => {
    const scene = given();
    scene.repository.beforeClaim = () =>
      scene.repository.change({ state: 'publishing', fence: 7, frozenKeys: ['frozen'], media: [] });
    scene.whileWaiting = () => scene.repository.change({ state: 'completed' });
    scene.repository.item = { ...scene.repository.item, caption: 'Theirs.' };
    expect(await scene.finalize()).toMatchObject({ caption: 'Theirs.' });
    expect(scene.completions).toBe(0);
  });

  test('past its lease: a verdict of an old fence is not written', async () => {
    const scene = given();
    scene.repository.beforeVerdict = () =>
      scene.repository.change({ state: 'processing', fence: 2, frozenKeys: ['theirs'] });
    scene.whileWaiting = () => scene.repository.change({ state: 'completed' });
    expect((await scene.finalize()).caption).toBeNull();
    expect([scene.repository.upload.fence, scene.completions, publicKeys(scene.store)]).toEqual([2, 0, []]);
  });

  test('for the completion that is lost: told by the winner alone', async () => {
    const scene = given();
    const publish = scene.store.publish.bind(scene.store);
    scene.store.publish = async (...all) => {
      await publish(...all);
      scene.repository.change({ state: 'completed' });
    };
    expect((await scene.finalize()).caption).toBe('A caption.');
    expect(scene.completions).toBe(0);
  });

  test('a refusal of an old fence does not give the new worker’s claim back', async () => {
    const scene = given([fileAt(1)], [broken]);
    scene.store.read = async () => {
      scene.repository.change({ fence: 2, frozenKeys: ['theirs'] });
      return broken;
    };
    scene.whileWaiting = () => scene.repository.change({ state: 'completed' });
    expect(await scene.finalize()).toMatchObject({ id: contentId });
    expect(scene.repository.upload).toMatchObject({ state: 'completed', fence: 2, refusal: null });
  });

  test('a lapsed claim is taken over, a living one is not', async () => {
    const lapsed = given();
    lapsed.repository.change({ state: 'processing', fence: 4, frozenKeys: ['dead'], leaseLapsed: true });
    expect(await lapsed.finalize()).toMatchObject({ status: 'completed' });
    expect(lapsed.repository.upload.fence).toBe(5);

    const living = given();
    living.repository.change({ state: 'processing', fence: 4, frozenKeys: ['theirs'] });
    living.whileWaiting = () => living.waiting.abort();
    await expect(living.finalize()).rejects.toMatchObject({ code: 'FINALIZE_IN_PROGRESS' });
    expect(living.repository.upload).toMatchObject({ state: 'processing', fence: 4 });
  });

  test('who waited for another’s refusal answers the same', async () => {
    const scene = given();
    scene.repository.change({ state: 'processing', fence: 4, frozenKeys: ['theirs'] });
    const answer = { code: 'VALIDATION', message: 'It is broken.', details: { reason: 'corrupt' } } as const;
    scene.whileWaiting = () =>
      scene.repository.change({ state: 'queued', frozenKeys: [], refusal: { fence: 4, answer } });
    await expect(scene.finalize()).rejects.toMatchObject(answer);
  });
});

describe('an item that is closed', () => {
  test('by its session’s end: CONFLICT; a claim that lives ends its work', async () => {
    const scene = given();
    scene.repository.now = new Date(scene.repository.upload.sessionExpiresAt);
    await expect(scene.finalize()).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(scene.captionsRead).toBe(0);
  });

  test('by a cancel: CONFLICT', async () => {
    const scene = given();
    scene.repository.change({ state: 'canceled' });
    await expect(scene.finalize()).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('and one that is absent: NOT_FOUND', async () => {
    const scene = given();
    scene.repository.item = { ...scene.repository.item, id: 'another' };
    await expect(scene.finalize()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
