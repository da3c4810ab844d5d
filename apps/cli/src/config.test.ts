import { expect, it } from 'vitest';
import { readEnvironment } from './config.ts';

it('trims, and takes an empty value for none', () => {
  expect(readEnvironment({ LAYERS_API_KEY: ' lp_live_x\n', LAYERS_BASE_URL: '', DATA_DIR: 'here' })).toEqual({
    apiKey: 'lp_live_x',
    baseUrl: undefined,
    projectId: undefined,
    dataDir: 'here',
  });
});
