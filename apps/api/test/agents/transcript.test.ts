/** @module-tag process */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { mediaFixture } from '@layers-content/media-probe/testing';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createInstallation } from '../e2e/service-process.ts';
import type { Installation } from '../e2e/service-process.ts';
import { fromSource } from '../from-source.ts';

/** A conversation of an agent with the tools, as processes, on a running service; it is what docs/agents.md shows. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const page = fileURLToPath(new URL('../../../../docs/agents.md', import.meta.url));
const main = fileURLToPath(new URL('../../../mcp/src/main.ts', import.meta.url));

let installation: Installation;
let folder: string;
let client: Client;
let projectId: string;
let key: string;
let complaints = '';
const turns: string[] = [];

beforeAll(async () => {
  installation = await createInstallation();
  const { baseUrl } = await installation.start();
  const credentials = await installation.credentials();
  key = credentials['liveKey'] ?? '';
  projectId = credentials['projectId'] ?? '';
  folder = await mkdtemp(path.join(tmpdir(), 'layers-content-posts-'));
  await writeFile(path.join(folder, 'teaser.mp4'), mediaFixture('teaser.mp4'));
  await writeFile(path.join(folder, 'phone.mov'), mediaFixture('phone.mov'));
  await writeFile(path.join(folder, 'notes.jpg'), 'These are notes.');
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [...fromSource, main, '--root', folder],
    env: { PATH: process.env['PATH'] ?? '', LAYERS_API_KEY: key, LAYERS_BASE_URL: baseUrl },
    stderr: 'pipe',
  });
  transport.stderr?.on('data', (words) => {
    complaints += String(words);
  });
  client = new Client({ name: 'transcript', version: '1' });
  await client.connect(transport);
});
afterAll(async () => {
  await client.close();
  await installation.remove();
  await rm(folder, { recursive: true });
});

/** Uses a tool as an agent would, and writes down both sides. */
async function use(tool: string, given: Readonly<Record<string, unknown>>): Promise<string> {
  const progress: string[] = [];
  const { content, isError } = await client.callTool({ name: tool, arguments: { ...given } }, undefined, {
    onprogress: ({ progress: done, total, message }) => progress.push(`${done} of ${total}: ${message}`),
  });
  const parts: readonly unknown[] = Array.isArray(content) ? content : [];
  const said = parts.map((part) =>
    typeof part === 'object' && part !== null && 'text' in part ? String(part.text) : '',
  );
  const last = progress.slice(-1).map((line) => `(progress, at last) ${line}`);
  const answer = [...last, ...said].join('\n');
  turns.push(`${tool} ${JSON.stringify(given)}`, isError === true ? `(error) ${answer}` : answer);
  return said.join('\n');
}

function containerIdIn(words: string): string {
  return /cnt_[0-9a-f-]{36}/.exec(words)?.[0] ?? '';
}

/** What differs from one run to the next, told as on the other pages. */
function steady(words: string): string {
  const ids = [...new Set(words.match(/cnt_[0-9a-f-]{36}/g))];
  const named = ids.reduce((rest, id, index) => {
    const shown = `${index}b91413d-4f15-4415-8755-42c29791a973`;
    return rest.replaceAll(id.slice('cnt_'.length), shown);
  }, words);
  return named
    .replaceAll(projectId, 'prj_a43da099-de57-49ea-8b62-8cbd826b8033')
    .replaceAll(/org_[0-9a-f-]{36}/g, 'org_76d85896-13aa-493e-9a84-c534d3aa37cd')
    .replaceAll(/req_[0-9A-Z]{26}/g, 'req_01JXJ8Q2M4Z6T8V0W2Y4A6C8E0')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '2026-11-24T04:08:40Z')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:8787');
}

const introduction = `# A conversation with the tools for agents

What an agent says to the [tools](../apps/mcp/README.md) and hears from them, written by a test that has just had this conversation
with a running service. The files lie in the folder that the server was started with as \`--root\`. The person asked: *Post the new
films, if TikTok takes them.*
`;

function render(): string {
  const blocks = turns.map((turn, index) => (index % 2 === 0 ? `\`\`\`\n> ${turn}` : `${turn}\n\`\`\`\n`));
  return `${introduction}${steady(blocks.join('\n'))}`;
}

test('an agent checks, uploads and corrects, and is told what to do next', async () => {
  await use('list_projects', { status: 'active' });
  const caption = 'The roast that started it all.';
  const paths = ['teaser.mp4', 'phone.mov', 'notes.jpg'];
  expect(await use('check_platform_fit', { paths, caption, platforms: ['tiktok'] })).toContain('- broken: notes.jpg');
  await use('upload_content', { projectId, paths: ['teaser.mp4', 'notes.jpg'], caption });
  await use('upload_content', { projectId, paths: ['../credentials.json'], caption });
  const containerId = containerIdIn(await use('upload_content', { projectId, paths: ['teaser.mp4'], caption }));
  await use('approve_content', { containerId });
  await use('update_content_caption', { containerId, caption: `${caption} Now in stores.` });
  const listed = await use('list_content', { projectId, status: ['completed'] });
  expect(listed.match(/"id":"cnt_/g)).toEqual(['"id":"cnt_']);
  await expect(render()).toMatchFileSnapshot(page);
});

test('the key is in nothing that was said', async () => {
  await client.close();
  expect(complaints).toBe('');
  expect(turns.join('\n')).not.toContain(key);
});
