import { fileSealer, finalizeQueue, sandboxSealer } from '@layers-content/core';
import type {
  Asset,
  Environment,
  FairQueue,
  FileSealer,
  FinalizeObserver,
  MediaProber,
  ObjectStore,
} from '@layers-content/core';
import type { Config } from './config/config.ts';
import { sandboxFileOf, sandboxFixtures } from './media/sandbox-fixtures.ts';

/** Where an object of ours is served. */
export interface MediaUrls {
  of(key: string, asset: Asset): string;
}

/** How one environment keeps, judges and serves media. */
export interface EnvironmentParts {
  readonly store: ObjectStore;
  readonly sealer: FileSealer;
  /** Whose finalize is next. */
  readonly queue: FairQueue;
  readonly mediaUrls: MediaUrls;
  readonly sandbox: boolean;
  /** Looks on while items are finalized; nobody does in the sandbox, where no byte is read. */
  readonly observer: FinalizeObserver | undefined;
}

type SharedParts = {
  readonly store: ObjectStore;
  readonly prober: MediaProber;
  readonly queue: FairQueue;
  readonly observer: FinalizeObserver;
};

/** What differs between live and test keys: in the sandbox nothing is stored and fixtures answer. */
export function environmentsOver(
  config: Pick<Config, 'mediaBaseUrl' | 'publicUrl'>,
  parts: SharedParts,
): Readonly<Record<Environment, EnvironmentParts>> {
  return { live: liveEnvironment(config, parts), test: sandboxEnvironment(config, parts) };
}

function liveEnvironment({ mediaBaseUrl }: Pick<Config, 'mediaBaseUrl'>, parts: SharedParts): EnvironmentParts {
  const { store, queue, observer } = parts;
  return {
    store,
    queue,
    sealer: fileSealer(parts),
    mediaUrls: { of: (key) => `${mediaBaseUrl}/${key}` },
    sandbox: false,
    observer,
  };
}

function sandboxEnvironment({ publicUrl }: Pick<Config, 'publicUrl'>, { store }: SharedParts): EnvironmentParts {
  return {
    store: { ...store, publish: () => Promise.resolve(), sync: () => Promise.resolve() },
    sealer: sandboxSealer(sandboxFixtures),
    // No file is looked at, so nobody waits.
    queue: finalizeQueue(Infinity),
    mediaUrls: { of: (_key, asset) => `${publicUrl}/sandbox-media/${sandboxFileOf(asset.mimeType)}` },
    sandbox: true,
    observer: undefined,
  };
}
