import { AsyncResource } from 'node:async_hooks';
import { MediaFault } from '@layers-content/core';
import type { MediaProber, ObjectStore } from '@layers-content/core';
import type { Telemetry } from './telemetry.ts';

/** The same store, each call watched; only walks are not, whose time is that of whoever walks. */
export function observedStore<Store extends ObjectStore>(store: Store, { store: watch }: Telemetry): Store {
  return {
    ...store,
    stage: (key, staged) => watch('stage', () => store.stage(key, staged)),
    stat: (key) => watch('stat', () => store.stat(key)),
    freeze: (stagingKey, frozenKey, etag) => watch('freeze', () => store.freeze(stagingKey, frozenKey, etag)),
    read: (key, offset, length) => watch('read', () => store.read(key, offset, length)),
    sha256: (key) => watch('sha256', () => store.sha256(key)),
    publish: (frozenKey, publicKey, contentType) =>
      watch('publish', () => store.publish(frozenKey, publicKey, contentType)),
    sync: (keys) => watch('sync', () => store.sync(keys)),
    delete: (key) => watch('delete', () => store.delete(key)),
    ping: () => watch('ping', () => store.ping()),
  };
}

/** The same prober, each file watched and its outcome counted. */
export function observedProber(prober: MediaProber, telemetry: Telemetry): MediaProber {
  return {
    probe: (source, declaredType, signal) =>
      telemetry.probe(
        () => {
          // A child process asks for bytes, and its questions belong to no request by themselves.
          const read = AsyncResource.bind((offset: number, length: number) => source.read(offset, length));
          return prober.probe({ sizeBytes: source.sizeBytes, read }, declaredType, signal);
        },
        (fault) => (fault instanceof MediaFault ? fault.reason : 'unavailable'),
      ),
  };
}
