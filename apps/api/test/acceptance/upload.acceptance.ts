import { uploadContent } from '../../../../packages/client/src/index.ts';
import { describe, expect, test } from 'vitest';
import {
  idOf,
  mediaFile,
  nextClient,
  openSession,
  projectId,
  put,
  refusal,
  sameBytes,
  served,
  urlOf,
} from './service.ts';

describe('an upload', () => {
  test.each([
    ['teaser.mp4', { kind: 'video', mimeType: 'video/mp4', width: 1080, height: 1920, durationMs: 31_000 }, '9:16'],
    ['phone.mov', { kind: 'video', mimeType: 'video/quicktime', width: 1080, height: 1920 }, '9:16'],
    ['turned.jpg', { kind: 'image', mimeType: 'image/jpeg', width: 480, height: 640, durationMs: null }, '3:4'],
    ['picture.png', { kind: 'image', mimeType: 'image/png', width: 600, height: 800, durationMs: null }, '3:4'],
    ['picture.webp', { kind: 'image', mimeType: 'image/webp', width: 1080, height: 1350, durationMs: null }, '4:5'],
  ])('of %s is measured, judged and served byte for byte', async (name, asset, aspectRatio) => {
    const media = await mediaFile(name);
    const [item] = await uploadContent(nextClient(), { files: [media], projectId, caption: ` ${name} ` });
    expect(item).toMatchObject({
      status: 'completed',
      caption: ` ${name} `,
      creativeType: 'uploaded',
      assets: [{ ...asset, assetId: 'upload-1', sizeBytes: media.file.size }],
      preview: { kind: asset.kind, aspectRatio },
      platformFit: [{ platform: 'tiktok' }, { platform: 'instagram' }],
    });
    expect(await nextClient().getContent(item.id)).toEqual(item);
    expect(await sameBytes(await served(urlOf(item)), media.file)).toBe(true);
  });

  test('of a slideshow keeps the order', async () => {
    const files = [await mediaFile('slide-2.jpg'), await mediaFile('slide-1.jpg')];
    const [item] = await uploadContent(nextClient(), { files, grouping: 'slideshow', projectId, caption: '' });
    expect(item).toMatchObject({
      caption: '',
      preview: { kind: 'slideshow', imageUrls: item.assets.map(({ url }) => url) },
    });
    for (const [index, { url }] of item.assets.entries()) {
      expect(await sameBytes(await served(url), files[index]?.file ?? new Blob([]))).toBe(true);
    }
  });
});

describe('what is served', () => {
  test('is out of reach of a later PUT to the same address', async () => {
    const { file, filename } = await mediaFile('square.jpg');
    const session = await openSession({ filename, contentType: 'image/jpeg', sizeBytes: file.size });
    await put(session, file);
    const item = await nextClient().finalizeUpload(idOf(session), { caption: 'sealed' });
    await put(session, new Blob([new Uint8Array(file.size)]));
    expect(await sameBytes(await served(urlOf(item)), file)).toBe(true);
    expect((await nextClient().getContent(item.id)).assets).toEqual(item.assets);
  });

  test('cannot be changed by whoever knows its address', async () => {
    const { file, filename } = await mediaFile('square.jpg');
    const [item] = await uploadContent(nextClient(), { files: [{ file, filename }], projectId, caption: 'read only' });
    for (const method of ['PUT', 'DELETE']) {
      const response = await fetch(urlOf(item), { method, body: method === 'PUT' ? 'other bytes' : null });
      expect({ method, refused: response.status >= 400 }).toEqual({ method, refused: true });
      await response.arrayBuffer();
    }
    expect(await sameBytes(await served(urlOf(item)), file)).toBe(true);
  });

  test('has its probed type and lasts', async () => {
    const { file, filename } = await mediaFile('picture.webp');
    const [item] = await uploadContent(nextClient(), { files: [{ file, filename }], projectId, caption: '' });
    const { headers, status } = await fetch(urlOf(item), { headers: { Range: 'bytes=0-3' } });
    expect({
      status,
      type: headers.get('Content-Type'),
      cache: headers.get('Cache-Control'),
      range: headers.get('Content-Range'),
    }).toEqual({
      status: 206,
      type: 'image/webp',
      cache: 'public, max-age=31536000, immutable',
      range: `bytes 0-3/${file.size}`,
    });
  });

  test('nothing before finalize: neither the staged file nor the public address', async () => {
    const { file, filename } = await mediaFile('square.jpg');
    const session = await openSession({ filename, contentType: 'image/jpeg', sizeBytes: file.size });
    expect(await put(session, file)).toBe(200);
    const [address = ''] = (session.files[0]?.uploadUrl ?? '').split('?');
    expect(await served(address)).toBeTypeOf('number');
  });
});

describe('a refused finalize leaves the item open', () => {
  test('nothing arrived, then a broken file, then the right one', async () => {
    const { file, filename } = await mediaFile('square.jpg');
    const session = await openSession({ filename, contentType: 'image/jpeg', sizeBytes: file.size });
    const finalize = (caption: string) => nextClient().finalizeUpload(idOf(session), { caption });
    expect(await refusal(finalize('first'))).toMatchObject({ status: 409, code: 'UPLOAD_INCOMPLETE' });
    await put(session, file.slice(0, file.size - 2));
    expect(await refusal(finalize('second'))).toMatchObject({
      status: 422,
      code: 'VALIDATION',
      details: { reason: 'truncated', detectedType: 'image/jpeg' },
    });
    await put(session, (await mediaFile('picture.png')).file.slice(0, file.size));
    expect(await refusal(finalize('third'))).toMatchObject({
      status: 422,
      details: { reason: 'type_mismatch', detectedType: 'image/png' },
    });
    await put(session, file);
    expect(await finalize('fourth')).toMatchObject({ status: 'completed', caption: 'fourth' });
  });

  test('larger than declared', async () => {
    const { file, filename } = await mediaFile('square.jpg');
    const session = await openSession({ filename, contentType: 'image/jpeg', sizeBytes: file.size - 1 });
    expect(await put(session, file)).toBe(200);
    expect(await refusal(nextClient().finalizeUpload(idOf(session), { caption: '' }))).toMatchObject({
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
      details: { assetId: 'upload-1', declaredBytes: file.size - 1, actualBytes: file.size },
    });
  });

  test('not the declared checksum', async () => {
    const { file, filename } = await mediaFile('square.jpg');
    const files = [
      { filename, contentType: 'image/jpeg' as const, sizeBytes: file.size, checksumSha256: '0'.repeat(64) },
    ];
    const session = await nextClient().createUploadSession(projectId, { files, grouping: 'per-file' });
    // A store that checks for itself refuses the PUT; else finalize finds it.
    const status = await put(session, file);
    const { code } = await refusal(nextClient().finalizeUpload(idOf(session), { caption: '' }));
    expect(status === 200 ? code : 'refused before').toBe(status === 200 ? 'VALIDATION' : 'refused before');
  });
});

test('an upload URL takes only its own type', async () => {
  const { file, filename } = await mediaFile('square.jpg');
  const session = await openSession({ filename, contentType: 'image/jpeg', sizeBytes: file.size });
  const response = await fetch(session.files[0]?.uploadUrl ?? '', {
    method: 'PUT',
    headers: { 'Content-Type': 'text/html' },
    body: file,
  });
  expect(response.status).toBe(403);
  await response.arrayBuffer();
});
