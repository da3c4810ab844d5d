import { SourceFault } from '@layers-content/core';
import type { MediaSource } from '@layers-content/core';
import { FetchError } from '@layers-content/fetch-guard';
import type { FetchLimits, GuardedFetcher } from '@layers-content/fetch-guard';

/** The contract: uploadContentFromUrl. What a file may have is counted by its type. */
const sourceLimits: FetchLimits = {
  connectMs: 5_000,
  firstByteMs: 10_000,
  pace: { bytes: 65_536, ms: 20_000 },
  wholeMs: 50_000,
  maxBytes: Infinity,
};
const sourceRedirects = 3;

/** The source port over the guard: of all that can go wrong it tells who names a URL next to nothing. */
export function sourceOver(fetcher: GuardedFetcher): MediaSource {
  return {
    check(url) {
      try {
        return fetcher.check(url);
      } catch (error) {
        const isForm = error instanceof FetchError && error.reason === 'url_refused';
        throw isForm ? new SourceFault('url', { cause: error }) : sourceFault(error);
      }
    },
    async open(url, { signal, onHost }) {
      const options = { limits: sourceLimits, maxRedirects: sourceRedirects, signal, onHost };
      const answer = await fetcher.get(url, options).catch((error: unknown) => {
        throw sourceFault(error);
      });
      const { status, headers } = answer;
      if (status !== 200) {
        answer.close();
        throw new SourceFault('unreachable', { cause: new Error(`status ${status}`) });
      }
      const length = headers['content-length'];
      return {
        contentType: headers['content-type'] ?? null,
        sizeBytes: length === undefined ? null : Number(length),
        bytes: arriving(answer.body),
        close: () => answer.close(),
      };
    },
  };
}

async function* arriving(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw sourceFault(error);
  }
}

/**
 * Only the form of the URL that was named is told: a refused address, or where a redirect leads, looks like any other
 * that does not answer.
 */
function sourceFault(error: unknown): unknown {
  return error instanceof FetchError ? new SourceFault('unreachable', { cause: error }) : error;
}
