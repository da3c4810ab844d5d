import type { UrlGuard, WebhookAnswer, WebhookTransport } from '@layers-content/core';
import { FetchError } from '@layers-content/fetch-guard';
import type { FetchedAnswer, GuardedFetcher } from '@layers-content/fetch-guard';

/** All of a try; of the answer's body only so much is read, and not for long: what it says is nobody's concern. */
const limits = {
  connectMs: 5_000,
  firstByteMs: 15_000,
  wholeMs: 15_000,
  pace: { bytes: 1, ms: 1_000 },
  maxBytes: Infinity,
};
const readBytes = 4_096;

/** Sends events to the URLs of strangers through the one guarded fetcher. */
export function webhookTransport(fetcher: GuardedFetcher): WebhookTransport {
  return {
    post: async (url, headers, body) => {
      try {
        const sent = { 'Content-Type': 'application/json', 'User-Agent': 'layers-content-webhooks', ...headers };
        const answer = await fetcher.post(url, new TextEncoder().encode(body), { limits, headers: sent });
        await readSome(answer);
        return { status: answer.status, retryAfterMs: retryAfterMsOf(answer.headers['retry-after']) };
      } catch (error) {
        if (error instanceof FetchError) return answerOf(error);
        throw error;
      }
    },
  };
}

/** The same rules that every try is held to, as far as the URL alone tells. */
export function urlGuardOver(fetcher: GuardedFetcher): UrlGuard {
  return {
    faultOf: (url) => {
      // The parser of URLs takes white space away, and a fragment is never sent.
      if (/[\s#]/.test(url)) return 'must be written without white space and without a fragment (#…)';
      try {
        fetcher.check(url);
        return null;
      } catch (error) {
        if (error instanceof FetchError) return 'must be an https address of a public host, without credentials';
        throw error;
      }
    },
  };
}

/** So that a short answer ends as its sender meant it; the status has been heard, whatever becomes of the rest. */
async function readSome(answer: FetchedAnswer): Promise<void> {
  let sizeBytes = 0;
  try {
    for await (const chunk of answer.body) {
      sizeBytes += chunk.length;
      if (sizeBytes >= readBytes) return;
    }
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
  } finally {
    answer.close();
  }
}

function answerOf({ status, reason }: FetchError): WebhookAnswer {
  if (status !== null) return { status, retryAfterMs: null };
  if (reason === 'redirect_refused') return { failure: 'redirected' };
  return { failure: reason === 'too_slow' ? 'timed_out' : 'unreachable' };
}

/** Seconds, however many, or a moment (RFC 9110, 10.2.3); null when it is neither. */
function retryAfterMsOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1_000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
