import { getPlatformFit as judgeContent } from '@layers-content/core';
import { containerIdOf, uuidOf } from '../ids.ts';
import { handler } from './handler.ts';
import { presentPlatformFit } from './presenters.ts';

export const getPlatformFit = handler('getPlatformFit', {
  run: ({ path, query }, context) => judgeContent(context, uuidOf(path.containerId), query.platforms),
  present: ({ contentId, verdicts }) => ({
    status: 200,
    body: { containerId: containerIdOf(contentId), platformFit: presentPlatformFit(verdicts) },
  }),
});
