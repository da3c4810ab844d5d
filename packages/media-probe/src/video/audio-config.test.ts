import { describe, expect, test } from 'vitest';
import { ByteView } from '../byte-view.ts';
import { readAc3Config, readAlacConfig, readEac3Config, readFlacConfig } from './audio-config.ts';

const record = (hex: string): ByteView => new ByteView(Buffer.from(hex, 'hex'), 'record');

describe("what a codec's own record says of the sound", () => {
  test('AC-3: the mode and the low-frequency channel', () => {
    expect(readAc3Config(record('103de0'))).toEqual({ sampleRateHz: 48_000, channels: 6 });
    expect(readAc3Config(record('1008c0'))).toEqual({ sampleRateHz: 48_000, channels: 1 });
  });
  test('E-AC-3: its independent substream, unless others depend on it', () => {
    expect(readEac3Config(record('0e00200f00'))).toEqual({ sampleRateHz: 48_000, channels: 6 });
    expect(readEac3Config(record('0e00200f0200'))).toEqual({ sampleRateHz: 48_000, channels: null });
  });
  test("Dolby without a record: the entry's 2 says nothing", () => {
    expect([readAc3Config(null), readEac3Config(null)]).toEqual([{ channels: null }, { channels: null }]);
  });
  test('ALAC and FLAC: rates that an entry cannot hold', () => {
    expect(readAlacConfig(record('00000000000010000010280a0e02000000004004002ee00000017700'))).toEqual({
      sampleRateHz: 96_000,
      channels: 2,
    });
    expect(readFlacConfig(record('0000000080000022200020000019a1002357177003700001770028b7e9ca'))).toEqual({
      sampleRateHz: 96_000,
      channels: 2,
    });
  });
});
