import { itemPlatforms } from '@layers-content/core';
import { presentPlatformRules } from './presenters.ts';
import { handler } from './handler.ts';

export const listPlatformRules = handler('listPlatformRules', {
  run: ({ query }, { judge }) => {
    const wanted: readonly string[] = query.platform ?? itemPlatforms;
    return judge.rules().filter(({ platform }) => wanted.includes(platform));
  },
  present: (rules) => ({ status: 200, body: { platformRules: rules.map(presentPlatformRules) } }),
});
