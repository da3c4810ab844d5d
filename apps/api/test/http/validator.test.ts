import { readBundle } from '@layers-content/contract';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { requestContract } from '../../src/http/request-contract.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const RealRegExp = RegExp;

/** The patterns that are compiled while `work` is done. */
async function patternsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const patterns: string[] = [];
  const compile = (pattern: RegExp | string, flags?: string): RegExp => {
    patterns.push(String(pattern));
    return new RealRegExp(pattern, flags);
  };
  const watched: ProxyHandler<RegExpConstructor> = {
    construct: (_target, [pattern, flags]: [RegExp | string, string?]) => compile(pattern, flags),
    apply: (_target, _self, [pattern, flags]: [RegExp | string, string?]) => compile(pattern, flags),
  };
  vi.stubGlobal('RegExp', new Proxy(RegExp, watched));
  try {
    await work();
  } finally {
    vi.unstubAllGlobals();
  }
  return patterns;
}

test('no request compiles the pattern of a path', async () => {
  // The watch sees what others compile.
  expect(await patternsOf(async () => new RegExp('^/v1/whoami$').test(''))).toEqual(['^/v1/whoami$']);
  const { id: containerId } = await scene.complete();
  const patterns = await patternsOf(async () => {
    await scene.open();
    await scene.item(containerId);
    await scene.call('listContent', {
      path: { projectId: scene.projectId },
      query: 'limit=1&status=completed&status=queued',
    });
    await scene.call('updateContent', { path: { containerId }, body: { caption: 'Again.' } });
    await scene.call('getContent', { path: { containerId: 'cnt_x' } });
  });
  expect(patterns.filter((pattern) => pattern.includes('v1'))).toEqual([]);
});

test('what the validator compiles is of parameters alone', () => {
  const contract = requestContract(readBundle());
  const components = JSON.stringify(contract['components']);
  expect(components.includes('"ContainerIdPath":')).toBe(true);
  for (const ofBodies of ['CreateUploadSessionRequest', 'ContentItem', 'Problem'])
    expect(components.includes(`"${ofBodies}":`)).toBe(false);
  expect(JSON.stringify(contract['paths'])).not.toContain('requestBody');
});
