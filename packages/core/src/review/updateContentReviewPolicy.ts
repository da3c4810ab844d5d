import { found } from '../errors.ts';
import { projectNotFound } from '../project/project.ts';
import type { TenantRepository } from '../repository.ts';
import type { ReviewPolicy } from './review-policy.ts';
import type { ProjectReview } from './review-repository.ts';

/** Sets what a project asks of the items that are completed from now on. @throws NotFoundError. */
export function updateContentReviewPolicy(
  repository: TenantRepository,
  projectId: string,
  { policy, firstN }: ReviewPolicy,
): Promise<ProjectReview> {
  return repository.transaction(async (unit) => {
    const review = found(await unit.setReviewPolicy(projectId, { policy, firstN }), projectNotFound);
    await unit.record({
      type: 'content_review_policy.updated',
      projectId: review.projectId,
      data: { policy, ...(firstN !== null && { firstN }) },
    });
    return review;
  });
}
