import { randomUUID } from 'node:crypto';
import type { RateLimiter } from '@layers-content/core';
import type { TestDatabase } from '@layers-content/database/testing';
import { mediaFixture, padWithFreeBox } from '@layers-content/media-probe/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openScene } from './http/scene.ts';
import type { Scene } from './http/scene.ts';
import { countStatements } from './statement-counts.ts';
import { watchReads } from './watched-reads.ts';

/** Where the service under these budgets keeps its rows, and counts its requests. */
export interface Engine {
  readonly database: TestDatabase;
  readonly limiter: RateLimiter;
}

/** How many statements, and of an object's bytes, an operation costs: counted through HTTP, on any engine. */
export function describeBudgets(name: string, open: () => Promise<Engine>): void {
  describe(`what a request costs on ${name}`, () => {
    let engine: Engine;
    let scene: Scene;
    let containerId: string;
    const { reads, wrap } = watchReads();

    beforeAll(async () => {
      engine = await open();
      scene = await openScene({ database: engine.database, limiter: engine.limiter, env: { RATE_LIMITS: 'on' }, wrap });
      ({ id: containerId } = await scene.complete());
    });
    beforeEach(() => {
      engine.database.takeStatements();
    });
    afterAll(() => scene.close());

    /**
     * The statements since the last count were these of the use case, in so many transactions; and for each request
     * the look-up of the key, which counts it where it is counted in the database.
     */
    function expectStatements({
      own,
      transactions = 0,
      replies = 0,
      requests = 1,
    }: {
      readonly own: number;
      readonly transactions?: number;
      readonly replies?: number;
      readonly requests?: number;
    }) {
      expect(countStatements(engine.database.takeStatements())).toEqual({
        own,
        transaction: 2 * transactions,
        key: requests,
        limiter: 0,
        reply: replies,
      });
    }

    test('getContent, getAsset, listContent: 1', async () => {
      await scene.item(containerId);
      expectStatements({ own: 1 });
      await scene.call('getAsset', { path: { containerId, assetId: 'upload-1' } });
      expectStatements({ own: 1 });
      await scene.call('listContent', { path: { projectId: scene.projectId }, query: 'status=completed&limit=200' });
      expectStatements({ own: 1 });
    });

    test('whoami: none', async () => {
      await scene.call('whoami');
      expectStatements({ own: 0 });
    });

    test('updateContent: 3, with an Idempotency-Key 2 beside them', async () => {
      const call = { path: { containerId }, body: { caption: 'Again.' } };
      expect((await scene.call('updateContent', call)).status).toBe(200);
      expectStatements({ own: 3, transactions: 1 });
      expect((await scene.call('updateContent', { ...call, headers: { 'Idempotency-Key': 'once' } })).status).toBe(200);
      expectStatements({ own: 3, transactions: 1, replies: 2 });
    });

    test('an endpoint that is told of it: none more', async () => {
      await scene.context.repository.forTenant(scene.tenant, 'system').transaction((unit) =>
        unit.createWebhookEndpoint(
          {
            id: randomUUID(),
            url: 'https://hooks.example.com/',
            events: ['caption.updated'],
            description: null,
            metadata: null,
            projectId: null,
            sealedSecret: new Uint8Array([1]),
          },
          20,
        ),
      );
      engine.database.takeStatements();
      expect((await scene.call('updateContent', { path: { containerId }, body: { caption: 'Told.' } })).status).toBe(
        200,
      );
      expectStatements({ own: 3, transactions: 1 });
      expect(await engine.database.execute('SELECT id FROM webhook_deliveries')).toHaveLength(1);
      await engine.database.execute('DELETE FROM webhook_events');
      await engine.database.execute('DELETE FROM webhook_endpoints');
    });

    test.each([1, 10])('createUploadSession of %i files: 1', async (count) => {
      await scene.open(Array.from({ length: count }, () => ({})));
      expectStatements({ own: 1 });
    });

    test('finalizeUpload: 5 however many files, and 1 once completed', async () => {
      const files = (
        await scene.open(
          Array.from({ length: 3 }, () => ({})),
          'slideshow',
        )
      ).files;
      for (const file of files) await scene.put(file);
      engine.database.takeStatements();
      const call = { path: { containerId: files[0]?.containerId ?? '' }, body: { caption: '' } };
      expect((await scene.call('finalizeUpload', call)).status).toBe(200);
      expectStatements({ own: 5, transactions: 1 });
      await scene.call('finalizeUpload', call);
      expectStatements({ own: 1 });
    });

    test('a PUT: 2, the look-up of its item before and after the bytes', async () => {
      const target = await scene.openOne();
      engine.database.takeStatements();
      expect((await scene.put(target)).status).toBe(200);
      expectStatements({ own: 2, requests: 0 });
    });

    test('cancelContent: 2', async () => {
      const { containerId: open } = await scene.openOne();
      engine.database.takeStatements();
      expect((await scene.call('cancelContent', { path: { containerId: open } })).status).toBe(200);
      expectStatements({ own: 2, transactions: 1 });
    });

    test('a handle nobody has and a wrong secret: the look-up of the key, and no write', async () => {
      const { live } = scene.keys;
      for (const key of [`lp_live_${'A'.repeat(16)}_${live.slice(-43)}`, `${live.slice(0, -43)}${'x'.repeat(43)}`]) {
        await scene.call('getContent', { path: { containerId }, key });
        expect(countStatements(engine.database.takeStatements())).toEqual({
          own: 0,
          transaction: 0,
          key: 1,
          limiter: 0,
          reply: 0,
        });
      }
    });

    test('a refused request: none', async () => {
      await scene.call('getContent', { path: { containerId: 'cnt_x' } });
      await scene.call('createUploadSession', { path: { projectId: scene.projectId }, body: {} });
      expectStatements({ own: 0, requests: 2 });
      await scene.call('cancelContent', { path: { containerId }, key: scene.keys.readOnly });
      expectStatements({ own: 0 });
      await scene.call('getContent', { path: { containerId }, key: null });
      expectStatements({ own: 0, requests: 0 });
    });

    test('finalizeUpload of a video: at most 12 reads and 1 MiB of its object', async () => {
      const sizeBytes = 8 * 1_048_576;
      const target = await scene.openOne({ filename: 'teaser.mp4', contentType: 'video/mp4', sizeBytes });
      await scene.put(target, padWithFreeBox(mediaFixture('teaser.mp4'), sizeBytes));
      reads.clear();
      expect(
        (await scene.call('finalizeUpload', { path: { containerId: target.containerId }, body: { caption: '' } }))
          .status,
      ).toBe(200);
      expect(reads.count).toBeGreaterThan(0);
      expect(reads.count).toBeLessThanOrEqual(12);
      expect(reads.bytes).toBeLessThanOrEqual(1_048_576);
    });
  });
}
