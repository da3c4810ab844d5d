/** @module-tag process */
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { commandNames } from '../src/examples.ts';
import { itemOf, progress, review, sendJson, sendProblem } from './contract-service.ts';
import { credentialsJson, makeFolder } from './folder.ts';
import { run, scene } from './program.ts';

describe('upload', () => {
  it('uploads a file and shows the item, its file and the verdicts', async () => {
    const { service, folder, calls } = await scene();
    const { code, stdout, stderr } = await run(folder, ['upload', 'teaser.mp4', '--caption', 'The roast.']);
    expect({ code, calls: calls() }).toEqual({
      code: 0,
      calls: ['POST /v1/projects/prj_1/content/uploads', 'PUT /uploads/1', 'POST /v1/content/cnt_1/finalize-upload'],
    });
    expect(service.received[1]?.body.toString()).toBe('a video');
    expect(stdout).toBe(
      [
        'id         cnt_1',
        'status     completed',
        'caption    The roast.',
        'created    2026-06-12T14:02:11Z',
        'completed  2026-06-12T14:05:40Z',
        '',
        'upload-1   video/mp4, 1080 × 1920, 31.0 s, 18.0 MB (18874368 bytes)',
        '           http://media.test/cnt_1/upload-1.mp4',
        '',
        'tiktok     fits',
        'instagram  does not fit',
        '           error: PNG is not taken.',
        '           fix: Send a JPEG.',
        '',
        '',
      ].join('\n'),
    );
    expect(stderr).toBe(
      [
        'warning: teaser.mp4 will not fit instagram: PNG is not taken.',
        '  fix: Send a JPEG.',
        'teaser.mp4: sending 7 bytes',
        'teaser.mp4: sent, the service is checking it',
        '',
      ].join('\n'),
    );
  });

  it('makes an item of every file, and with --json prints them line by line', async () => {
    const { folder, calls } = await scene();
    const { code, stdout, stderr } = await run(folder, [
      '--json',
      'upload',
      'teaser.mp4',
      'second.MOV',
      '--caption',
      '',
      '--project',
      'prj_9',
    ]);
    expect(code).toBe(0);
    expect(stdout).toBe(`${JSON.stringify(itemOf('cnt_1', ''))}\n${JSON.stringify(itemOf('cnt_2', ''))}\n`);
    expect(stderr).toBe('');
    expect(calls().filter((call) => call === 'POST /v1/projects/prj_9/content/uploads')).toHaveLength(1);
  });

  it('makes one slideshow of all images', async () => {
    const { service, folder, calls } = await scene();
    const { code } = await run(folder, ['upload', '1.jpg', '2.png', '--slideshow', '--caption', 'Two']);
    expect(code).toBe(0);
    expect(calls().filter((call) => call.startsWith('PUT'))).toEqual(['PUT /uploads/1', 'PUT /uploads/2']);
    expect(JSON.parse(service.received[0]?.body.toString() ?? '')).toEqual({
      grouping: 'slideshow',
      files: [
        { filename: '1.jpg', contentType: 'image/jpeg', sizeBytes: 3 },
        { filename: '2.png', contentType: 'image/png', sizeBytes: 3 },
      ],
    });
  });

  it('has the service fetch what is named by URLs, each as an item or all as one slideshow', async () => {
    const { service, folder, calls } = await scene();
    const urls = ['https://media.example.com/1.jpg', 'https://media.example.com/2.jpg'];
    const { code, stdout } = await run(folder, ['--json', 'upload', '--from-url', ...urls, '--caption', 'Two']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${JSON.stringify(itemOf('cnt_1', 'Two'))}\n`.repeat(2) });
    expect((await run(folder, ['upload', '--from-url', ...urls, '--slideshow', '--caption', 'Two'])).code).toBe(0);
    expect(calls()).toEqual(Array.from({ length: 3 }, () => 'POST /v1/projects/prj_1/content/upload'));
    const bodyOf = (media: readonly string[]) => ({ media: media.map((url) => ({ url })), caption: 'Two' });
    const sent = [urls.slice(0, 1), urls.slice(1), urls].map(bodyOf);
    expect(service.received.map(({ body }): unknown => JSON.parse(body.toString()))).toEqual(sent);
  });

  it('says so when it waits out a rate limit', async () => {
    let finalizes = 0;
    const { folder } = await scene((call, response) => {
      if (!call.endsWith('/finalize-upload')) return false;
      finalizes += 1;
      if (finalizes > 1) return false;
      response.setHeader('Retry-After', '5');
      sendProblem(response, 429, 'RATE_LIMITED');
      return true;
    });
    const { code, stderr } = await run(folder, ['upload', 'teaser.mp4', '--caption', 'b']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/the service is checking it\nRATE_LIMITED; trying again in 5 s\n$/);
  }, 20_000);

  it('goes on with the other files when one is refused, and ends with 1', async () => {
    const { folder } = await scene((call, response) => {
      if (!call.includes('cnt_1/finalize-upload')) return false;
      sendProblem(response, 422, 'VALIDATION', { reason: 'truncated' });
      return true;
    });
    const args = ['upload', 'teaser.mp4', 'second.MOV', '--caption', 'b'];
    const { code, stdout, stderr } = await run(folder, [...args, '--json']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: `${JSON.stringify(itemOf('cnt_2', 'b'))}\n` });
    expect(JSON.parse(stderr)).toEqual({
      error: {
        code: 'VALIDATION',
        message: 'What to do about VALIDATION.',
        requestId: 'req_1',
        details: { reason: 'truncated' },
      },
      exitCode: 1,
      next: 'layers-content fit teaser.mp4',
      files: ['teaser.mp4'],
    });
    expect((await run(folder, args)).stderr).toContain(
      [
        'error: teaser.mp4: What to do about VALIDATION.',
        '       VALIDATION (422), request req_1',
        'next:  layers-content fit teaser.mp4  # looks at it here',
        '',
      ].join('\n'),
    );
  });

  it('takes the only project where the credentials name none', async () => {
    const { service, folder, calls } = await scene();
    const env = { LAYERS_API_KEY: 'lp_live_env', LAYERS_BASE_URL: service.baseUrl };
    expect(await run(folder, ['upload', 'teaser.mp4', '--caption', ''], env)).toMatchObject({ code: 0 });
    expect(calls().slice(0, 2)).toEqual([
      'GET /v1/projects?status=active&limit=20',
      'POST /v1/projects/prj_1/content/uploads',
    ]);
    expect(new Set(service.received.map(({ authorization }) => authorization))).toEqual(
      new Set(['Bearer lp_live_env', undefined]),
    );
  });

  it('names the projects where there are several', async () => {
    const { service, folder } = await scene((call, response) => {
      if (!call.startsWith('GET /v1/projects?')) return false;
      const items = [
        { id: 'prj_1', name: 'One' },
        { id: 'prj_2', name: 'Two' },
      ];
      sendJson(response, 200, { items, nextCursor: null });
      return true;
    });
    const env = { LAYERS_API_KEY: 'lp_live_env', LAYERS_BASE_URL: service.baseUrl };
    const { code, stderr } = await run(folder, ['list'], env);
    expect(code).toBe(2);
    expect(stderr).toMatch(/--project[\s\S]*prj_1 {2}One\n {2}prj_2 {2}Two/);
  });
});

describe('get, progress, list, caption', () => {
  it('shows an item, its caption without what could steer a terminal', async () => {
    const { folder } = await scene();
    const { code, stdout } = await run(folder, ['get', 'cnt_1']);
    expect(code).toBe(0);
    expect(stdout).toContain('caption    First line\n           second \uFFFD[31mline\n');
  });

  it('shows what an item is at', async () => {
    const { folder, calls } = await scene();
    expect(await run(folder, ['progress', 'cnt_1'])).toEqual({
      code: 0,
      stdout: 'id         cnt_1\nstatus     processing\nstage      verifying\nsince      2026-06-12T14:05:40Z\n',
      stderr: '',
    });
    expect((await run(folder, ['progress', 'cnt_1', '--json'])).stdout).toBe(`${JSON.stringify(progress)}\n`);
    expect(calls()).toEqual(Array(2).fill('GET /v1/content/cnt_1/progress'));
  });

  it('lists a page and says that there is more; --all reads on', async () => {
    const { folder, calls } = await scene();
    const page = await run(folder, ['list', '--status', 'completed', 'queued', '--limit', '1']);
    expect(page).toEqual({
      code: 0,
      stdout: 'cnt_1  completed   video      2026-06-12T14:02:11Z  One\n',
      stderr: 'There are more: add --all, or a higher --limit.\n',
    });
    expect(calls()).toEqual(['GET /v1/projects/prj_1/content?status=completed&status=queued&limit=1']);
    const all = await run(folder, ['list', '--all', '--json']);
    expect(JSON.parse(all.stdout)).toEqual({
      items: [itemOf('cnt_1', 'One'), itemOf('cnt_2', null)],
      nextCursor: null,
    });
  });

  it('corrects a caption as written', async () => {
    const { service, folder } = await scene();
    const { code, stdout } = await run(folder, ['caption', 'cnt_1', ' – now in stores. ', '--json']);
    expect(code).toBe(0);
    expect(stdout).toBe(`${JSON.stringify(itemOf('cnt_1', ' – now in stores. '))}\n`);
    expect(service.received[0]).toMatchObject({ call: 'PATCH /v1/content/cnt_1', authorization: 'Bearer lp_live_1' });
  });

  it('speaks with the test key when told to', async () => {
    const { service, folder } = await scene();
    await run(folder, ['get', 'cnt_1', '--test']);
    expect(service.received[0]?.authorization).toBe('Bearer lp_test_1');
  });
});

describe('review-policy, approve, reject', () => {
  it('shows a policy, and sets one', async () => {
    const { service, folder, calls } = await scene();
    expect(await run(folder, ['review-policy'])).toEqual({
      code: 0,
      stdout: 'project    prj_1\npolicy     review_first_n, 5\nwaiting    2\nsince      2026-06-12T14:00:00Z\n',
      stderr: '',
    });
    const set = ['review-policy', '--set', 'review_first_n', '--first-n', '5', '--project', 'prj_9', '--json'];
    expect((await run(folder, set)).stdout).toBe(`${JSON.stringify(review)}\n`);
    expect(calls()).toEqual([
      'GET /v1/projects/prj_1/content-review-policy',
      'PATCH /v1/projects/prj_9/content-review-policy',
    ]);
    expect(service.received[1]?.body.toString()).toBe('{"policy":"review_first_n","firstN":5}');
  });

  it('decides, and lists what waits', async () => {
    const { service, folder, calls } = await scene();
    const approved = await run(folder, ['approve', 'cnt_1', '--note', 'Fine']);
    expect(approved.stdout).toBe('id         cnt_1\nreview     approved\nsince      2026-06-12T15:10:00Z\n');
    const rejected = await run(folder, ['reject', 'cnt_1', '--reason', 'The old logo']);
    expect(rejected.stdout).toMatch(/^review {5}rejected\nsince {6}.*\nbecause {4}The old logo$/m);
    await run(folder, ['list', '--approval', 'pending', 'rejected']);
    expect(calls()).toEqual([
      'POST /v1/content/cnt_1/approve',
      'POST /v1/content/cnt_1/reject',
      'GET /v1/projects/prj_1/content?approvalStatus=pending&approvalStatus=rejected',
    ]);
    expect(service.received.slice(0, 2).map(({ body }) => body.toString())).toEqual([
      '{"note":"Fine"}',
      '{"reason":"The old logo"}',
    ]);
  });
});

describe('exit codes', () => {
  it('1 when the API refuses: message, faults, code, request id and what to do, never the key', async () => {
    const details = { issues: [{ path: 'path/containerId', message: 'must match' }] };
    const { folder } = await scene((_call, response) => (sendProblem(response, 401, 'UNAUTHENTICATED', details), true));
    const { code, stdout, stderr } = await run(folder, ['get', 'cnt_x']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      [
        'error: What to do about UNAUTHENTICATED.',
        '       path/containerId: must match',
        '       UNAUTHENTICATED (401), request req_1',
        'next:  layers-content key  # which key and which service these are, and where they come from',
        '',
      ].join('\n'),
    );
  });

  it('3 when nobody answers', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    await new Promise((resolve) => server.close(resolve));
    const folder = makeFolder({
      '.data/credentials.json': credentialsJson('1', `http://127.0.0.1:${port}`),
      'teaser.mp4': 'a video',
    });
    const { code, stdout, stderr } = await run(folder, ['upload', 'teaser.mp4', '--caption', '']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toBe(
      [
        `error: teaser.mp4: No answer from http://127.0.0.1:${port}. Check that the service runs and that the address is right. (ECONNREFUSED)`,
        'next:  layers-content key  # which key and which service these are, and where they come from',
        '',
      ].join('\n'),
    );
  });

  it('0 for --help and --version, on stdout', async () => {
    const folder = makeFolder();
    const help = await run(folder, ['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const name of commandNames) expect(help.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(await run(folder, ['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });

  it('are told as JSON too, with the options that say which service is meant', async () => {
    const { folder } = await scene((_call, response) => (sendProblem(response, 404, 'NOT_FOUND'), true));
    const { code, stdout, stderr } = await run(folder, ['--json', '--test', 'get', 'cnt_1', '--data-dir', '.data']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(JSON.parse(stderr)).toEqual({
      error: { code: 'NOT_FOUND', message: 'What to do about NOT_FOUND.', requestId: 'req_1' },
      exitCode: 1,
      next: 'layers-content list --data-dir .data --test',
    });
    expect(JSON.parse((await run(folder, ['get', '--json'])).stderr)).toEqual({
      error: { code: 'USAGE', message: "missing required argument 'containerId'", requestId: null },
      exitCode: 2,
      next: 'layers-content get --help',
    });
  });
});
