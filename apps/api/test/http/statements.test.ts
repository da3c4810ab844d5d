import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

/** How many statements an operation may cost, the look-up of the key and BEGIN and COMMIT apart. */
let scene: Scene;
let containerId: string;

beforeAll(async () => {
  scene = await openScene();
});

beforeEach(async () => {
  ({ id: containerId } = await scene.complete());
  scene.service.database.takeStatements();
});

afterAll(async () => {
  await scene.close();
});

/** The statements since the last count: of the key, and of everything else. */
function counted(): { readonly key: number; readonly own: number } {
  const statements = scene.service.database.takeStatements().filter((sql) => !/^(BEGIN|COMMIT)$/.test(sql));
  const key = statements.filter((sql) => sql.includes('FROM api_keys')).length;
  return { key, own: statements.length - key };
}

test('getContent: 1', async () => {
  await scene.item(containerId);
  expect(counted()).toEqual({ key: 1, own: 1 });
});

test('listContent: 1', async () => {
  await scene.call('listContent', { path: { projectId: scene.projectId } });
  expect(counted()).toEqual({ key: 1, own: 1 });
});

test('whoami: none but the key', async () => {
  await scene.call('whoami');
  expect(counted()).toEqual({ key: 1, own: 0 });
});

test('updateContent: at most 3', async () => {
  expect((await scene.call('updateContent', { path: { containerId }, body: { caption: 'Again.' } })).status).toBe(200);
  const { key, own } = counted();
  expect([key, own <= 3]).toEqual([1, true]);
});

test.each([1, 10])('createUploadSession of %i files: at most 5', async (count) => {
  await scene.open(Array.from({ length: count }, () => ({})));
  const { key, own } = counted();
  expect([key, own <= 5]).toEqual([1, true]);
});

test('finalizeUpload: at most 6, and 1 once completed', async () => {
  const files = (await scene.open(Array.from({ length: 3 }, () => ({})), 'slideshow')).files;
  for (const file of files) await scene.put(file);
  counted();
  const call = { path: { containerId: files[0]?.containerId ?? '' }, body: { caption: '' } };
  expect((await scene.call('finalizeUpload', call)).status).toBe(200);
  const { key, own } = counted();
  expect([key, own <= 6]).toEqual([1, true]);
  await scene.call('finalizeUpload', call);
  expect(counted()).toEqual({ key: 1, own: 1 });
});

test('a refused request costs the key alone', async () => {
  await scene.call('getContent', { path: { containerId: 'cnt_x' } });
  await scene.call('createUploadSession', { path: { projectId: scene.projectId }, body: {} });
  expect(counted()).toEqual({ key: 2, own: 0 });
  // Beyond its scopes: the line of the audit log.
  await scene.call('cancelContent', { path: { containerId }, key: scene.keys.readOnly });
  expect(counted()).toEqual({ key: 1, own: 1 });
  await scene.call('getContent', { path: { containerId }, key: null });
  expect(counted()).toEqual({ key: 0, own: 0 });
});
