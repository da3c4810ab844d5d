import { openS3Store } from '../src/index.ts';
import { honest, startLyingS3 } from './lying-s3/index.ts';
import type { Behaviour } from './lying-s3/index.ts';
import { objectStoreConformance } from './object-store.conformance.ts';
import { putSigned } from './opened-s3.ts';

function conformanceOver(name: string, buckets: readonly [string, string?], behaviour: Partial<Behaviour> = {}): void {
  objectStoreConformance(name, async () => {
    const lying = await startLyingS3(buckets);
    lying.behaviour = { ...honest, ...behaviour };
    const store = await openS3Store(lying.options);
    return {
      store,
      put: putSigned,
      async close() {
        store.close();
        await lying.close();
      },
    };
  });
}

conformanceOver('S3, strict', ['media']);
conformanceOver('S3, with a bucket for staging', ['media', 'incoming']);
conformanceOver('S3 that ignores the conditions of copies', ['media'], { honoursCopyConditions: false });
conformanceOver('S3 that gives copies another ETag', ['media'], { keepsEtagOnCopy: false });
conformanceOver('S3 that does both', ['media'], { honoursCopyConditions: false, keepsEtagOnCopy: false });
