/** @module-tag process */
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { itemOf, sendProblem } from './contract-service.ts';
import type { Override } from './contract-service.ts';
import { runHere } from './in-process.ts';
import { scene, start } from './program.ts';

const upload = ['upload', 'teaser.mp4', 'second.MOV', '--caption', 'Two.'];

/** An upload of two files that is stopped by Ctrl-C while the service still waits for the second. */
async function stopped(args: readonly string[] = upload, later: Override = () => false) {
  let hold = true;
  const all = await scene((call, response, body) => {
    if (call !== 'PUT /uploads/2' || !hold) return later(call, response, body);
    setImmediate(stop);
    return true;
  });
  const started = start(all.folder, args);
  function stop() {
    hold = false;
    started.interrupt();
  }
  const ended = await started.ended;
  const kept = path.join(all.folder, '.state/layers-content/uploads');
  return { ...all, ended, kept };
}

const idIn = (kept: string) => readdirSync(kept)[0]?.replace('.json', '') ?? '';

describe('resume', () => {
  it('goes on after Ctrl-C, from any folder, and sends what was not sent whole', async () => {
    const { service, folder, calls, ended, kept } = await stopped();
    const id = idIn(kept);
    expect(ended).toMatchObject({ code: 130, stdout: '' });
    expect(ended.stderr).toContain('stopped: teaser.mp4, second.MOV: The rest was not sent.\n');
    expect(ended.stderr).toContain(`next:  layers-content resume ${id}  # goes on`);
    const before = calls().length;
    const { code, stdout } = await runHere(path.join(folder, 'text'), ['resume', '--json'], {
      env: { XDG_STATE_HOME: path.join(folder, '.state') },
    });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${JSON.stringify(itemOf('cnt_1', 'Two.'))}\n${JSON.stringify(itemOf('cnt_2', 'Two.'))}\n`,
    });
    const later = calls().slice(before);
    expect(later.filter((call) => call.startsWith('PUT'))).toEqual(['PUT /uploads/2']);
    expect(service.received.at(-1)?.authorization).toBe('Bearer lp_live_1');
    expect(readdirSync(kept)).toEqual([]);
  });

  it('keeps ids and names where only this user reads them, no key and no address', async () => {
    const { service, kept } = await stopped();
    const file = path.join(kept, readdirSync(kept)[0] ?? '');
    expect(readdirSync(kept)).toHaveLength(1);
    expect([statSync(file).mode & 0o777, statSync(kept).mode & 0o777]).toEqual([0o600, 0o700]);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('cnt_2');
    expect(text).not.toMatch(/lp_(live|test)_|https?:|\/uploads\/\d/);
    expect(text).not.toContain(new URL(service.baseUrl).host);
  });

  it('shows what there is, refuses a file that was changed since, and forgets', async () => {
    const { folder, kept } = await stopped();
    const id = idIn(kept);
    expect((await runHere(folder, ['resume', '--list'])).stdout).toMatch(
      new RegExp(`^${id}  \\d{4}-.*  20 bytes  teaser\\.mp4, second\\.MOV\n$`),
    );
    utimesSync(path.join(folder, 'second.MOV'), 1, 1);
    const refused = await runHere(folder, ['resume', id]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/second\.MOV: the file was changed[^]*next: {2}layers-content resume \w+ --discard/);
    expect((await runHere(folder, ['resume', id, '--forget'])).stderr).toBe('One upload is forgotten.\n');
    expect(await runHere(folder, ['resume'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'There is nothing to go on with.\n',
    });
  });

  it('takes back what was begun with --discard, and keeps it while the service does not', async () => {
    let refuses = true;
    const { folder, calls, kept } = await stopped(upload, (call, response) => {
      if (!refuses || call !== 'DELETE /v1/content/cnt_2') return false;
      sendProblem(response, 403, 'FORBIDDEN_SCOPE');
      return true;
    });
    const id = idIn(kept);
    const before = calls().length;
    const refused = await runHere(folder, ['resume', '--discard']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('FORBIDDEN_SCOPE (403)');
    expect(idIn(kept)).toBe(id);
    refuses = false;
    expect(await runHere(folder, ['resume', '--discard'])).toEqual({
      code: 0,
      stdout: '',
      stderr: `Upload ${id} is discarded.\n`,
    });
    expect(readdirSync(kept)).toEqual([]);
    const each = ['DELETE /v1/content/cnt_1', 'DELETE /v1/content/cnt_2'];
    expect([...calls().slice(before)].sort()).toEqual([...each, ...each].sort());
  });

  it('remembers the sandbox', async () => {
    const { service, folder } = await stopped([...upload, '--test']);
    expect(await runHere(folder, ['resume'])).toMatchObject({ code: 0 });
    expect(service.received.at(-1)?.authorization).toBe('Bearer lp_test_1');
  });

  it('leaves an upload alone that another process is at', async () => {
    const { folder, kept } = await stopped();
    const file = path.join(kept, readdirSync(kept)[0] ?? '');
    const taken = readFileSync(file, 'utf8').replace(/"pid":\d+/, `"pid":${process.ppid}`);
    writeFileSync(file, taken);
    expect((await runHere(folder, ['resume'])).stderr).toContain('Another process is at one of them');
  });

  it('is offered when the service fails for a while, and not when it refuses for good', async () => {
    const fail = (status: number, code: string) => (call: string, response: Parameters<typeof sendProblem>[0]) => {
      if (!call.endsWith('/finalize-upload')) return false;
      sendProblem(response, status, code);
      return true;
    };
    const busy = await scene(fail(429, 'QUOTA_EXCEEDED'));
    expect((await runHere(busy.folder, upload)).stderr).toMatch(/next: {2}layers-content resume [0-9a-f]{8} /);
    const refusing = await scene(fail(422, 'VALIDATION'));
    expect((await runHere(refusing.folder, upload)).stderr).not.toContain('resume');
    expect((await runHere(refusing.folder, ['resume', '--list'])).stdout).toBe('');
  });
});
