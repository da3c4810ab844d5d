import { expect, it } from 'vitest';
import { createClient } from '../src/client.ts';
import { sendJson, startLoopback } from './loopback.ts';

async function threePages() {
  const { baseUrl, received } = await startLoopback(({ url }, response) => {
    const page = Number(new URL(url, 'http://any').searchParams.get('cursor') ?? '0');
    const items = page === 1 ? [] : [{ id: `cnt_${page}a` }, { id: `cnt_${page}b` }];
    sendJson(response, 200, { items, nextCursor: page === 2 ? null : `${page + 1}` });
  });
  return { client: createClient({ baseUrl, apiKey: 'lp_live_key' }), urls: () => received.map(({ url }) => url) };
}

it('every item of all pages comes in its order, an empty page between them included', async () => {
  const { client, urls } = await threePages();
  const ids: string[] = [];
  for await (const { id } of client.content('prj_1', { status: ['completed'] })) ids.push(id);
  expect(ids).toEqual(['cnt_0a', 'cnt_0b', 'cnt_2a', 'cnt_2b']);
  expect(urls()).toEqual([
    '/v1/projects/prj_1/content?status=completed&limit=100',
    '/v1/projects/prj_1/content?status=completed&limit=100&cursor=1',
    '/v1/projects/prj_1/content?status=completed&limit=100&cursor=2',
  ]);
});

it('a page is asked for when it is reached', async () => {
  const { client, urls } = await threePages();
  for await (const { id } of client.content('prj_1')) if (id === 'cnt_0b') break;
  expect(urls()).toHaveLength(1);
});

it('its signal ends it', async () => {
  const { client } = await threePages();
  const reason = new Error('enough');
  const all = client.content('prj_1', {}, { signal: AbortSignal.abort(reason) });
  await expect(all.next()).rejects.toBe(reason);
});
