import { found, projectNotFound } from '@layers-content/core';
import { uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentReviewPolicy } from './present-review.ts';

export const getContentReviewPolicy = handler('getContentReviewPolicy', {
  run: async ({ path }, { repository }) => found(await repository.getReview(uuidOf(path.projectId)), projectNotFound),
  present: (review) => ({ status: 200, body: presentReviewPolicy(review) }),
});
