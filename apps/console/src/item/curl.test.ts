import { expect, test } from 'vitest';
import { curlOf } from './curl.ts';

const asset = {
  assetId: 'upload-1',
  kind: 'video',
  url: 'http://127.0.0.1:8787/public-media/content-container/1/media/upload-1.mp4',
  mimeType: 'video/mp4',
  sizeBytes: 230_394,
} as const;
const item = {
  id: 'cnt_1',
  projectId: 'prj_1',
  caption: "It's here",
  creativeType: 'uploaded',
  assets: [asset],
} as const;

test('says the requests that made an upload, without a key and safe in a shell', () => {
  const text = curlOf({ ...item, assets: [...item.assets] }, 'http://127.0.0.1:8787');
  expect(text.match(/^curl .*/gm)).toEqual([
    'curl -X POST "http://127.0.0.1:8787/v1/projects/prj_1/content/uploads" \\',
    `curl -T 'upload-1.mp4' -H 'Content-Type: video/mp4' "$UPLOAD_URL"`,
    'curl -X POST "http://127.0.0.1:8787/v1/content/$CONTAINER_ID/finalize-upload" \\',
  ]);
  expect(text).toContain(`-d '{"files":[{"filename":"upload-1.mp4","contentType":"video/mp4","sizeBytes":230394}],`);
  expect(text).toContain(String.raw`-d '{"caption":"It'\''s here"}'`);
  expect(text).not.toContain('lp_');
});

test('only asks for what was generated', () => {
  const text = curlOf({ ...item, assets: [], creativeType: 'generated' }, 'http://127.0.0.1:8787');
  expect(text).toBe(
    'curl -X GET "http://127.0.0.1:8787/v1/content/cnt_1" \\\n  -H "Authorization: Bearer $LAYERS_API_KEY"',
  );
});
