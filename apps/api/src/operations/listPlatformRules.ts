import { presentPlatformRules } from './presenters.ts';
import { handler } from './handler.ts';

export const listPlatformRules = handler('listPlatformRules', {
  run: (_input, { judge }) => judge.rules(),
  present: (rules) => ({ status: 200, body: { platformRules: rules.map(presentPlatformRules) } }),
});
