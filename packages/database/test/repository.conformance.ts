import { afterAll, beforeAll, describe } from 'vitest';
import { describeAudit } from './conformance/audit.ts';
import { describeBudgets } from './conformance/budgets.ts';
import { describeCancel } from './conformance/cancel.ts';
import type { Subject } from './conformance/given.ts';
import { describeInspection } from './conformance/inspection.ts';
import { describeKeys } from './conformance/keys.ts';
import { describeListing } from './conformance/listing.ts';
import { describeListReads } from './conformance/list-reads.ts';
import { describeObjects } from './conformance/objects.ts';
import { describeOperator } from './conformance/operator.ts';
import { describeProjects } from './conformance/projects.ts';
import { describeQuotas } from './conformance/quotas.ts';
import { describeRateLimits } from './conformance/rate-limits.ts';
import { describeRecount } from './conformance/recount.ts';
import { describeReplies } from './conformance/replies.ts';
import { describeReview } from './conformance/review.ts';
import { describeSessionGroups } from './conformance/session-groups.ts';
import { describeTexts } from './conformance/texts.ts';
import { describeTenancy } from './conformance/tenancy.ts';
import { describeTransactions } from './conformance/transactions.ts';
import { describeUploads } from './conformance/uploads.ts';
import { describeWebhookSending } from './conformance/webhook-sending.ts';
import { describeWebhooks } from './conformance/webhooks.ts';

/** What every implementation of the Repository port must hold, whatever engine lies below. */
export function repositoryConformance(engine: string, open: () => Promise<Subject & { close(): Promise<void> }>): void {
  describe(`the repository on ${engine}`, () => {
    let opened: (Subject & { close(): Promise<void> }) | undefined;
    const subject = (): Subject => {
      if (!opened) throw new Error('the database is not open');
      return opened;
    };
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());

    describeKeys(subject);
    describeProjects(subject);
    describeUploads(subject);
    describeSessionGroups(subject);
    describeCancel(subject);
    describeListing(subject);
    describeListReads(subject);
    describeReview(subject);
    describeObjects(subject);
    describeTenancy(subject);
    describeTexts(subject);
    describeQuotas(subject);
    describeRecount(subject);
    describeTransactions(subject);
    describeReplies(subject);
    describeAudit(subject);
    describeOperator(subject);
    describeWebhooks(subject);
    describeWebhookSending(subject);
    describeInspection(subject);
    describeRateLimits(subject);
    describeBudgets(subject);
  });
}
