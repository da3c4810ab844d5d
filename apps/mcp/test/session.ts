import { createClient } from '@layers-content/client';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { onTestFinished } from 'vitest';
import { createServer } from '../src/index.ts';

/** One request of a tool as the service would have received it. */
export interface Sent {
  readonly call: string;
  readonly body: unknown;
  readonly idempotencyKey: string | null;
}

/** What a tool said. */
export interface Said {
  readonly text: string;
  readonly isError: boolean;
  readonly structured: unknown;
}

export interface Session {
  readonly client: Client;
  readonly sent: readonly Sent[];
  use(name: string, given?: Record<string, unknown>): Promise<Said>;
}

export const key = 'lp_live_ABCDEFGHIJKLMNOP_no-key-that-anybody-has-0123456789abcdefghij';

type AnswerOf = (request: Request) => Response | Promise<Response>;

/** The SDK's own client, connected in memory to a server whose service answers like this. */
export async function openSession(
  answerOf: AnswerOf = () => Response.json({}),
  { root, projectId }: { readonly root?: string; readonly projectId?: string } = {},
): Promise<Session> {
  const sent: Sent[] = [];
  const send = async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    const text = await request.clone().text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    const idempotencyKey = request.headers.get('Idempotency-Key');
    sent.push({ call: `${request.method} ${pathname}${decodeURIComponent(search)}`, body, idempotencyKey });
    return answerOf(request);
  };
  const service = createClient({ baseUrl: 'http://service.test', apiKey: key, fetch: send });
  const server = await createServer(service, { root, projectId });
  const client = new Client({ name: 'test', version: '1' });
  const [here, there] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(there), client.connect(here)]);
  onTestFinished(() => server.close());
  return { client, sent, use: (name, given = {}) => use(client, name, given) };
}

async function use(client: Client, name: string, given: Record<string, unknown>): Promise<Said> {
  const { content, isError, structuredContent = null } = await client.callTool({ name, arguments: given });
  const parts: readonly unknown[] = Array.isArray(content) ? content : [];
  const texts = parts.flatMap((part) =>
    typeof part === 'object' && part !== null && 'text' in part ? [String(part.text)] : [],
  );
  return { text: texts.join('\n'), isError: isError === true, structured: structuredContent };
}
