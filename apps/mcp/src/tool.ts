import type { LayersClient } from '@layers-content/client';
import { ToolSchema } from '@modelcontextprotocol/sdk/types.js';
import type { Tool as ListedTool, ToolAnnotations } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { Root } from './root.ts';

/** What every tool works with. */
export interface Workshop {
  readonly client: LayersClient;
  /** The folder whose files may be looked at and sent. */
  readonly root: Root;
}

/** One call of a tool. */
export interface Call extends Workshop {
  /** Aborted when the caller cancels. */
  readonly signal: AbortSignal;
  /** Tells the caller how far the work is; nothing happens when it did not ask for that. */
  readonly report: (progress: Progress) => void;
}

export interface Progress {
  readonly progress: number;
  readonly total: number;
  readonly message: string;
}

/** What a tool says: a text to be read, and the same as data where the tool has an output schema. */
export interface Answer {
  readonly text: string;
  readonly structured?: Readonly<Record<string, unknown>>;
}

/** A tool as it is listed, and what a call of it does. */
export interface Tool {
  readonly listed: ListedTool;
  /** @throws ZodError when the arguments are not as listed. */
  readonly call: (given: unknown, call: Call) => Promise<Answer>;
}

/** What a call changes, as callers are told before they ask a person. */
export const effects = {
  /** Nothing. */
  reads: { readOnlyHint: true, destructiveHint: false, idempotentHint: true },
  /** Makes something new, each time. */
  adds: { readOnlyHint: false, destructiveHint: false, idempotentHint: false },
  /** Brings about what was begun; again it answers the same. */
  completes: { readOnlyHint: false, destructiveHint: false, idempotentHint: true },
  /** What stood there before is gone; again it changes nothing more. */
  replaces: { readOnlyHint: false, destructiveHint: true, idempotentHint: true },
  /** A decision that stays; again it is refused. */
  decides: { readOnlyHint: false, destructiveHint: true, idempotentHint: false },
} as const satisfies Record<string, ToolAnnotations>;

export interface ToolDescription<Input extends z.ZodRawShape> {
  readonly title: string;
  readonly description: string;
  readonly effect: keyof typeof effects;
  /** Whether it reaches for what lies outside the service. */
  readonly openWorld?: boolean;
  readonly input: Input;
  readonly output?: z.ZodObject;
  readonly run: (input: z.infer<z.ZodObject<Input, z.core.$strict>>, call: Call) => Promise<Answer>;
}

/** A tool of this name. Arguments it does not know are refused: a misspelt one would be lost without a word. */
export function tool<Input extends z.ZodRawShape>(
  name: string,
  { title, description, effect, openWorld = false, input, output, run }: ToolDescription<Input>,
): Tool {
  const schema = z.strictObject(input);
  const listed = ToolSchema.parse({
    name,
    title,
    description,
    inputSchema: z.toJSONSchema(schema, { io: 'input' }),
    ...(output && { outputSchema: z.toJSONSchema(output) }),
    annotations: { title, ...effects[effect], openWorldHint: openWorld },
  });
  return { listed, call: async (given, call) => run(schema.parse(given), call) };
}

/** An answer of the service as it came, on one line; what is null says nothing and is left out. */
export function textOf(data: unknown): string {
  return JSON.stringify(data, (_name, value: unknown) => (value === null ? undefined : value));
}
