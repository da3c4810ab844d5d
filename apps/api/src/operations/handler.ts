import type { Handler, Input, OperationId, Reply } from '@layers-content/contract';
import { withoutSecret } from './kept-secret.ts';
import type { OperationContext } from './operation-context.ts';

/** An operation in two steps: what is done, and how the outcome is shown. */
export interface HandlerParts<O extends OperationId, Outcome> {
  /**
   * The use case, or the read. Asks nothing outside the database, since an `Idempotency-Key` puts it into a
   * transaction.
   */
  readonly run: (input: Input<O>, context: OperationContext) => Outcome | Promise<Outcome>;
  readonly present: (outcome: Outcome, context: OperationContext) => Reply<O>;
  /**
   * For a reply that shows the secret of an endpoint: whose. It is kept without, and a repetition has the present one
   * put in.
   */
  readonly signingEndpointOf?: (outcome: Outcome) => string;
  /**
   * For a reply that must not be kept as it was: the items it speaks of are, and a repetition is answered from them.
   */
  readonly resume?: {
    readonly contentIdsOf: (outcome: Outcome) => readonly string[];
    readonly run: (contentIds: readonly string[], context: OperationContext) => Promise<Outcome>;
  };
}

/**
 * The handler of an operation. Under an `Idempotency-Key` the effect and its reply are kept by one transaction
 * (docs/decisions/0045-a-write-knows-its-request.md).
 */
export function handler<O extends OperationId, Outcome>(
  operationId: O,
  { run, present, resume, signingEndpointOf }: HandlerParts<O, Outcome>,
): Handler<O, OperationContext> {
  return async (input, context) => {
    const { idempotency, kept, repository } = context;
    if (kept && resume) return present(await resume.run(kept.contentIds, context), context);
    if (!idempotency) return present(await run(input, context), context);
    return repository.transaction(async (unit) => {
      const inside = { ...context, repository: unit };
      const outcome = await run(input, inside);
      const reply = present(outcome, inside);
      const { status, body }: { readonly status: number; readonly body: unknown } = reply;
      await unit.saveReply({
        ...idempotency,
        operationId,
        status,
        body: resume ? null : JSON.stringify(signingEndpointOf ? withoutSecret(body) : body),
        contentIds: resume?.contentIdsOf(outcome) ?? (signingEndpointOf ? [signingEndpointOf(outcome)] : []),
      });
      return reply;
    });
  };
}
