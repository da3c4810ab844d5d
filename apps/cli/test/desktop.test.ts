/** @module-tag process */
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { credentialsJson, makeFolder } from './folder.ts';
import { run } from './program.ts';

/** A desktop with these programs and no others: each writes down what it was told, and what it read. */
function desktop(...programs: readonly string[]) {
  const folder = makeFolder({ '.data/credentials.json': credentialsJson('1'), 'bin/unused': '' });
  for (const name of programs) {
    const file = path.join(folder, 'bin', name);
    writeFileSync(file, `#!/bin/sh\necho "$0 $@" > "${folder}/told"\n/bin/cat > "${folder}/read"\n`);
    chmodSync(file, 0o755);
  }
  const env = { PATH: path.join(folder, 'bin'), DISPLAY: ':0' };
  return { folder, env, noted: (name: 'told' | 'read') => readFileSync(path.join(folder, name), 'utf8') };
}

describe('open', () => {
  it('shows the console, and an item in it, in the browser', async () => {
    const { folder, env, noted } = desktop('xdg-open');
    const address = 'http://127.0.0.1:8787/console/';
    expect(await run(folder, ['open'], env)).toEqual({ code: 0, stdout: '', stderr: `Opened ${address}\n` });
    await run(folder, ['open', 'cnt_1'], env);
    expect(noted('told')).toMatch(new RegExp(`xdg-open ${address}content/cnt_1\n$`));
  });

  it('prints the address where there is no browser, or none is wanted', async () => {
    const { folder, env } = desktop('xdg-open');
    const printed = { code: 0, stdout: 'http://127.0.0.1:8787/console/content/cnt_1\n', stderr: '' };
    expect(await run(folder, ['open', 'cnt_1'], { PATH: env.PATH })).toEqual(printed);
    expect(await run(folder, ['open', 'cnt_1', '--no-browser'], env)).toEqual(printed);
    expect((await run(desktop().folder, ['open', 'cnt_1'], { ...env, PATH: '/nowhere' })).stdout).toBe(printed.stdout);
  });
});

describe('key', () => {
  it('copies the key by standard input, and shows it nowhere', async () => {
    const { folder, env, noted } = desktop('xsel');
    const { code, stdout, stderr } = await run(folder, ['key', '--copy'], env);
    expect({ code, read: noted('read') }).toEqual({ code: 0, read: 'lp_live_1' });
    expect(noted('told')).toMatch(/xsel --clipboard --input\n$/);
    expect(stdout + stderr).not.toContain('lp_live_');
    expect(stderr).toContain('The key is in the clipboard');
    await run(folder, ['key', '--copy', '--test'], env);
    expect(noted('read')).toBe('lp_test_1');
  });

  it('says how where nothing can copy', async () => {
    const { folder, env } = desktop();
    const missing = await run(folder, ['key', '--copy'], env);
    expect({ code: missing.code, stdout: missing.stdout }).toEqual({ code: 2, stdout: '' });
    expect(missing.stderr).toMatch(/xclip, xsel[^]*next: {2}layers-content key --show/);
    expect((await run(folder, ['key', '--copy'], { PATH: env.PATH })).stderr).toContain('as over SSH');
  });

  it('tells where the key comes from, and prints it when asked', async () => {
    const { folder } = desktop();
    const told = await run(folder, ['key']);
    expect(told.stdout).toBe(
      `key        a live key\nservice    http://127.0.0.1:8787\nfrom       ${folder}/.data/credentials.json\n`,
    );
    expect((await run(folder, ['key', '--show', '--test'])).stdout).toBe('lp_test_1\n');
  });
});

describe('completion', () => {
  const complete = (line: string) =>
    `eval "$(cat)"; COMP_WORDS=(${line}); COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 )); _layers_content; echo "\${COMPREPLY[@]}"`;

  it('completes commands and options in bash', async () => {
    const { folder } = desktop();
    const { stdout: script } = await run(folder, ['completion', 'bash']);
    const completed = (line: string) =>
      execFileSync('bash', ['-c', complete(line)], { input: script })
        .toString()
        .trim();
    expect(completed('layers-content re')).toBe('resume review-policy reject');
    expect(completed('layers-content fit --pl')).toBe('--platform');
    expect(completed('layers-content upload --d')).toBe('--dry-run --data-dir');
  });
});
