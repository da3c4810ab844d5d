import { z } from 'zod';
import { page, projectId, time } from '../fields.ts';
import { textOf, tool } from '../tool.ts';

/** Who the key speaks for, and what was done. */
export const accountTools = [
  tool('whoami', {
    title: 'Who am I',
    description: 'The organization and the scopes of the key in use. A good first call: it shows that all is set up.',
    effect: 'reads',
    input: {},
    run: async (_input, { client, signal }) => ({ text: textOf(await client.whoami({ signal })) }),
  }),
  tool('list_audit_log', {
    title: 'List the audit log',
    description: 'Who changed what, newest first. Wants a key with the scope org:admin.',
    effect: 'reads',
    input: {
      eventType: z.string().min(1).describe('Such as content.completed or project.created.').exactOptional(),
      projectId: projectId.exactOptional(),
      apiKeyId: z.string().min(1).describe('The key that did it, key_….').exactOptional(),
      since: time.exactOptional(),
      until: time.exactOptional(),
      ...page,
    },
    run: async (query, { client, signal }) => ({ text: textOf(await client.listAuditLog(query, { signal })) }),
  }),
];
