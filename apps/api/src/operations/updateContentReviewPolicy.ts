import { updateContentReviewPolicy as update } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentReviewPolicy } from './present-review.ts';

export const updateContentReviewPolicy = handler('updateContentReviewPolicy', {
  run: ({ path, body }, { repository }) => {
    const firstN = body.policy === 'review_first_n' ? body.firstN : null;
    return update(repository, uuidOf(path.projectId), { policy: body.policy, firstN });
  },
  present: (review) => ({ status: 200, body: presentReviewPolicy(review) }),
});
