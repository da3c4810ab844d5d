import { FileUnreadableError, LayersApiError, LayersNetworkError } from './errors.ts';

/** How a request is sent: the runtime's `fetch`, or one of your own. */
export type SendRequest = (request: Request) => Promise<Response>;

/** What is looked at of an answer besides its text. */
export type AnswerHead = Pick<Response, 'ok' | 'status' | 'headers' | 'url'>;

/**
 * Sends and reads the whole answer.
 * @throws LayersNetworkError when none came, the signal's reason when it was aborted.
 */
export async function sendAndRead(
  send: SendRequest,
  request: Request,
): Promise<{ readonly response: Response; readonly text: string }> {
  try {
    const response = await send(request);
    return { response, text: await response.text() };
  } catch (error) {
    request.signal.throwIfAborted();
    // The body could not be read: no fault of the connection.
    if (error instanceof Error && error.cause instanceof FileUnreadableError) throw error.cause;
    if (error instanceof FileUnreadableError) throw error;
    throw new LayersNetworkError(new URL(request.url).origin, error);
  }
}

/** The JSON of a text, or undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The error of an answer that is no success, by its envelope where it has one. */
export function apiErrorOf(response: AnswerHead, text: string): LayersApiError {
  const body = parseJson(text);
  const envelope = isRecord(body) && isRecord(body['error']) ? body['error'] : {};
  const { code, message, requestId, details } = envelope;
  const from = {
    status: response.status,
    requestId: typeof requestId === 'string' ? requestId : response.headers.get('x-request-id'),
    retryAfterSeconds: retryAfterOf(response),
    body: body === undefined ? text : body,
  };
  if (typeof code !== 'string' || typeof message !== 'string') return unexpected(response, from);
  return new LayersApiError({ ...from, code, message, details: isRecord(details) ? details : null });
}

function unexpected(
  response: AnswerHead,
  from: {
    readonly status: number;
    readonly requestId: string | null;
    readonly retryAfterSeconds: number | null;
    readonly body: unknown;
  },
): LayersApiError {
  const { origin } = new URL(response.url === '' ? 'http://unknown' : response.url);
  const message = `${origin} answered ${response.status} in a form this API does not have. Check the base URL, and what stands between you and the service.`;
  return new LayersApiError({ ...from, code: 'UNEXPECTED_RESPONSE', message, details: null });
}

function retryAfterOf(response: AnswerHead): number | null {
  const value = response.headers.get('retry-after');
  return value !== null && /^\d+$/.test(value) ? Number(value) : null;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
