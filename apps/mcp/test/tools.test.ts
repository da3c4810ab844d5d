import { describe, expect, test } from 'vitest';
import { openSession } from './session.ts';

const project = { projectId: 'prj_1' };
const item = { containerId: 'cnt_1' };
const fields = { name: 'Harbour', timezone: 'Europe/Lisbon', tagline: 'Small lots.', metadata: { plan: { tier: 2 } } };
const file = { filename: 'a.mp4', contentType: 'video/mp4', sizeBytes: 7 };
const media = [{ url: 'https://media.example.com/a.mp4' }];

/** Each tool, what it is given, and the request it is to send. */
const calls: readonly (readonly [string, Record<string, unknown>, string, unknown])[] = [
  ['whoami', {}, 'GET /v1/whoami', null],
  ['list_projects', { limit: 5, search: 'roast' }, 'GET /v1/projects?search=roast&limit=5', null],
  ['get_project', project, 'GET /v1/projects/prj_1', null],
  ['create_project', fields, 'POST /v1/projects', fields],
  ['update_project', { ...project, tagline: null }, 'PATCH /v1/projects/prj_1', { tagline: null }],
  ['archive_project', project, 'DELETE /v1/projects/prj_1', null],
  [
    'list_content',
    { ...project, status: ['queued', 'completed'] },
    'GET /v1/projects/prj_1/content?status=queued&status=completed',
    null,
  ],
  ['get_content', item, 'GET /v1/content/cnt_1', null],
  ['get_content_asset', { ...item, assetId: 'upload-1' }, 'GET /v1/content/cnt_1/assets/upload-1', null],
  ['get_content_progress', item, 'GET /v1/content/cnt_1/progress', null],
  ['update_content_caption', { ...item, caption: 'B' }, 'PATCH /v1/content/cnt_1', { caption: 'B' }],
  [
    'create_content_upload',
    { ...project, files: [file], grouping: 'per-file' },
    'POST /v1/projects/prj_1/content/uploads',
    { files: [file], grouping: 'per-file' },
  ],
  ['finalize_content_upload', { ...item, caption: 'A' }, 'POST /v1/content/cnt_1/finalize-upload', { caption: 'A' }],
  [
    'upload_content_from_url',
    { ...project, media, caption: 'A' },
    'POST /v1/projects/prj_1/content/upload',
    { media, caption: 'A' },
  ],
  ['approve_content', item, 'POST /v1/content/cnt_1/approve', {}],
  ['reject_content', { ...item, reason: 'Dark.' }, 'POST /v1/content/cnt_1/reject', { reason: 'Dark.' }],
  ['get_content_review_policy', project, 'GET /v1/projects/prj_1/content-review-policy', null],
  [
    'update_content_review_policy',
    { ...project, policy: 'review_first_n', firstN: 3 },
    'PATCH /v1/projects/prj_1/content-review-policy',
    { policy: 'review_first_n', firstN: 3 },
  ],
  ['list_audit_log', { eventType: 'project.created' }, 'GET /v1/audit-log?eventType=project.created', null],
];
const session = { containerIds: [], files: [], uploadUrlsExpireAt: '', sessionExpiresAt: '' };

describe('a tool of the service', () => {
  test.each(calls)('%s sends one request', async (name, given, call, body) => {
    const { sent, use } = await openSession(() => Response.json({ ...session, note: null }));
    const said = await use(name, given);
    expect(said).toMatchObject({ isError: false, text: JSON.stringify(session) });
    expect(sent).toMatchObject([{ call, body }]);
  });

  test.each(calls.filter(([name]) => /^(create|update|upload|approve|reject)_/.test(name)))(
    '%s means something new each time',
    async (name, given) => {
      const { sent, use } = await openSession(() => Response.json(session));
      await use(name, given);
      await use(name, given);
      expect(new Set(sent.map(({ idempotencyKey }) => idempotencyKey ?? '')).size).toBe(2);
    },
  );
});

test('callers are told what each tool changes', async () => {
  const { client } = await openSession();
  const { tools } = await client.listTools();
  const told = tools.map(({ name, annotations }) => {
    const { readOnlyHint, destructiveHint, idempotentHint, openWorldHint } = annotations ?? {};
    const effect = readOnlyHint === true ? 'reads' : destructiveHint === true ? 'replaces' : 'adds';
    const again = idempotentHint === true ? ', again the same' : '';
    return `${name}: ${effect}${again}${openWorldHint === true ? ', from outside' : ''}`;
  });
  expect(told).toMatchInlineSnapshot(`
    [
      "whoami: reads, again the same",
      "list_audit_log: reads, again the same",
      "list_projects: reads, again the same",
      "get_project: reads, again the same",
      "create_project: adds",
      "update_project: replaces, again the same",
      "archive_project: replaces, again the same",
      "list_content: reads, again the same",
      "get_content: reads, again the same",
      "get_content_asset: reads, again the same",
      "get_content_progress: reads, again the same",
      "update_content_caption: replaces, again the same",
      "check_platform_fit: reads, again the same",
      "list_platform_rules: reads, again the same",
      "upload_content: adds",
      "create_content_upload: adds",
      "finalize_content_upload: adds, again the same",
      "upload_content_from_url: adds, from outside",
      "approve_content: replaces",
      "reject_content: replaces",
      "get_content_review_policy: reads, again the same",
      "update_content_review_policy: replaces, again the same",
    ]
  `);
  for (const { title, description } of tools) expect([title, description]).not.toContain(undefined);
});

test('the project that is meant is told to callers', async () => {
  const { client } = await openSession(undefined, { projectId: 'prj_7' });
  expect(client.getInstructions()).toContain('The project is prj_7.');
});
