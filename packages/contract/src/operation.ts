import type { operationTable } from '../generated/operations.ts';
import type { operations } from '../generated/schema.d.ts';

export type OperationId = keyof operations & keyof typeof operationTable;

/** A part of the request that an operation does not have is an empty object. */
type Part<T> = [Exclude<T, undefined>] extends [never] ? Readonly<Record<string, never>> : Exclude<T, undefined>;

type JsonOf<Message> = Message extends { content: { 'application/json': infer Body } } ? Body : undefined;

type DocumentedBody<O extends OperationId> = operations[O] extends { requestBody: infer Message }
  ? JsonOf<Message>
  : operations[O] extends { requestBody?: infer Message }
    ? JsonOf<Message> | undefined
    : undefined;

/**
 * What a handler is given, checked against the contract.
 * An operation with `x-body-after-state` gets its body unchecked and checks it itself, once the state asks for it.
 */
export interface Input<O extends OperationId> {
  readonly path: Part<operations[O]['parameters']['path']>;
  readonly query: Part<operations[O]['parameters']['query']>;
  readonly body: (typeof operationTable)[O]['bodyAfterState'] extends true ? unknown : DocumentedBody<O>;
}

/** The checked body of an operation, also where its handler is given it unchecked. */
export type Body<O extends OperationId> = DocumentedBody<O>;

type SuccessStatus<O extends OperationId> = keyof operations[O]['responses'] & (200 | 201 | 202 | 204);

/** A documented success; everything else is thrown as an error with one of the operation's codes. */
export type Reply<O extends OperationId> = {
  [Status in SuccessStatus<O>]: {
    readonly status: Status;
    readonly body: JsonOf<operations[O]['responses'][Status]>;
    readonly headers?: Readonly<Record<string, string>>;
  };
}[SuccessStatus<O>];

export type Handler<O extends OperationId, Context> = (input: Input<O>, context: Context) => Promise<Reply<O>>;

/** One handler an operation: a missing or misspelt one, an undocumented status and a wrong body do not compile. */
export type Handlers<Context> = { readonly [O in OperationId]: Handler<O, Context> };

/** The error codes an operation documents. */
export type ErrorCode<O extends OperationId = OperationId> = O extends OperationId
  ? CodesOf<(typeof operationTable)[O]['codes']>
  : never;

type CodesOf<ByStatus> = {
  [Status in keyof ByStatus]: ByStatus[Status] extends readonly (infer Code)[] ? Code : never;
}[keyof ByStatus];
