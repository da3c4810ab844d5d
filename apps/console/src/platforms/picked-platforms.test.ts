import { createPlatformJudge, defaultPlatforms } from '@layers-content/platform-fit';
import { expect, test } from 'vitest';
import { platformName } from '../design/wording.ts';
import { allPlatforms, areUsual, pickedIn, usualPlatforms } from './picked-platforms.ts';

test('offers all platforms there are rules for, by their names and in their order', () => {
  const rules = createPlatformJudge().rules();
  expect(allPlatforms.map((id) => [id, platformName(id)])).toEqual(rules.map(({ platform, name }) => [platform, name]));
  expect(usualPlatforms).toEqual(defaultPlatforms);
});

test.each([
  [null, ['tiktok', 'instagram']],
  ['', ['tiktok', 'instagram']],
  ['myspace', ['tiktok', 'instagram']],
  ['bluesky,myspace,x', ['x', 'bluesky']],
])('reads %j as %j', (kept, picked) => {
  expect(pickedIn(kept)).toEqual(picked);
});

test('knows the usual ones from others', () => {
  expect([pickedIn('instagram,tiktok'), pickedIn('tiktok')].map(areUsual)).toEqual([true, false]);
});
