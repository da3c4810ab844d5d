import { fileSealer, finalizeQueue, sandboxSealer } from '@layers-content/core';
import type { FairQueue, FileSealer, FinalizeObserver, MediaProber, ObjectStore, World } from '@layers-content/core';
import type { Config } from './config.ts';
import type { MediaUrls } from './http/presenters.ts';
import { sandboxFileOf, sandboxFixtures } from './sandbox-fixtures.ts';

/** How one world keeps, judges and serves media. */
export interface WorldParts {
  readonly store: ObjectStore;
  readonly sealer: FileSealer;
  /** Whose finalize is next. */
  readonly queue: FairQueue;
  readonly mediaUrls: MediaUrls;
  readonly sandbox: boolean;
  /** Looks on while items are finalized; nobody does in the sandbox, where no byte is read. */
  readonly observer: FinalizeObserver | undefined;
}

type SharedParts = { readonly store: ObjectStore; readonly prober: MediaProber; readonly queue: FairQueue; readonly observer: FinalizeObserver };

/** What differs between live and test keys: in the sandbox nothing is stored and fixtures answer. */
export function worldsOver(config: Pick<Config, 'mediaBaseUrl' | 'publicUrl'>, parts: SharedParts): Readonly<Record<World, WorldParts>> {
  return { live: liveWorld(config, parts), test: sandboxWorld(config, parts) };
}

function liveWorld({ mediaBaseUrl }: Pick<Config, 'mediaBaseUrl'>, parts: SharedParts): WorldParts {
  const { store, queue, observer } = parts;
  return { store, queue, sealer: fileSealer(parts), mediaUrls: { of: (key) => `${mediaBaseUrl}/${key}` }, sandbox: false, observer };
}

function sandboxWorld({ publicUrl }: Pick<Config, 'publicUrl'>, { store }: SharedParts): WorldParts {
  return {
    store: { ...store, publish: () => Promise.resolve() },
    sealer: sandboxSealer(sandboxFixtures),
    // No file is looked at, so nobody waits.
    queue: finalizeQueue(Infinity),
    mediaUrls: { of: (_key, asset) => `${publicUrl}/sandbox-media/${sandboxFileOf(asset.mimeType)}` },
    sandbox: true,
    observer: undefined,
  };
}
