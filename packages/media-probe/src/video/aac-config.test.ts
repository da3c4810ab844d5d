import { describe, expect, test } from 'vitest';
import { ByteView } from '../byte-view.ts';
import { readAudioSpecificConfig } from './aac-config.ts';

describe('what an AudioSpecificConfig says is heard', () => {
  test.each([
    ['low complexity, stereo', '1190', { sampleRateHz: 48_000, channels: 2 }],
    [
      'low complexity, with a word that there is no band replication',
      '118856e500',
      { sampleRateHz: 48_000, channels: 1 },
    ],
    ['band replication told behind a compatible record', '130856e598', { sampleRateHz: 48_000, channels: 1 }],
    ['band replication told first', '2b098800', { sampleRateHz: 48_000, channels: 1 }],
    ['parametric stereo', 'eb8a0800', { sampleRateHz: 44_100, channels: 2 }],
    ['a rate of its own', '1781770088', { sampleRateHz: 192_001, channels: 1 }],
    ['seven channels by configuration 11', '11d8', { sampleRateHz: 48_000, channels: 7 }],
    [
      'four channels by a program configuration',
      '118004c4040021100d4c61766335392e33372e31303056e500',
      { sampleRateHz: 48_000, channels: 4 },
    ],
    [
      'seven channels by a program configuration',
      '118004c848002000c4400d4c61766335392e33372e31303056e500',
      { sampleRateHz: 48_000, channels: 7 },
    ],
    ['a program configuration that is left out', '1180', { sampleRateHz: 48_000, channels: null }],
    ['a configuration that is reserved', '11f8', { sampleRateHz: 48_000, channels: null }],
  ])('%s', (_, hex, facts) => {
    expect(readAudioSpecificConfig(new ByteView(Buffer.from(hex, 'hex'), 'record'))).toEqual(facts);
  });
});
