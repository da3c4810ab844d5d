import { randomUUID } from 'node:crypto';
import { openS3Store } from '@layers-content/object-store';
import type { ContentType } from '@layers-content/core';
import type { SharedServers } from '../test/e2e/shared-servers.ts';
import { openClient } from './client.ts';

/** What of keeping a file is the store's own part. */
export interface Keeping {
  /** Puts an object and copies it, and the copy again, as whoever has a store would. */
  keep(bytes: Uint8Array, contentType: ContentType, copies: 1 | 2): Promise<void>;
  close(): Promise<void>;
}

const connections = 16;

export async function openKeeping(
  { endpoint, region, credentials }: SharedServers['s3'],
  bucket: string,
): Promise<Keeping> {
  const address = { endpoint, publicEndpoint: endpoint, region, credentials, forcePathStyle: true };
  const store = await openS3Store({
    ...address,
    bucket,
    stagingBucket: bucket,
    signLength: false,
    signChecksum: false,
  });
  const client = openClient(endpoint, connections);
  return {
    keep: async (bytes, contentType, copies) => {
      const id = randomUUID();
      const [key, copy] = [`staging/${id}/plain`, `frozen/${id}/plain`];
      const now = new Date();
      const expiresAt = new Date(now.getTime() + 60_000);
      const { url, headers } = store.signPut({
        key,
        contentType,
        sizeBytes: bytes.byteLength,
        checksumSha256: null,
        now,
        expiresAt,
      });
      const { pathname, search } = new URL(url);
      await client.ask({ method: 'PUT', path: pathname + search, headers, body: bytes });
      if (copies === 2) await store.publish(key, copy, contentType);
      await store.publish(copies === 2 ? copy : key, `public-media/plain/${id}`, contentType);
    },
    close: async () => {
      client.close();
      store.close();
    },
  };
}
