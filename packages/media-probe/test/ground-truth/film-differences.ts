import type { VideoInfo } from '@layers-content/core';
import type { KnownDifference } from './field.ts';
import { milliseconds, spread, timesOf } from './film-fields.ts';
import { numberOf, timescaleOf } from './ffprobe.ts';
import type { FilmReport, StreamReport } from './ffprobe.ts';

/** Every way in which we and ffprobe 5.1 differ about a film. */
export const filmDifferences: readonly KnownDifference<VideoInfo, FilmReport>[] = [
  {
    code: 'fragments-start-late',
    fields: ['durationMs'],
    why: 'Reordered pictures in fragments without an edit list are first shown some pictures after time 0. We say how long the longest track lasts; ffprobe adds the wait in front of it.',
    explains: ({ ours, theirs }, info, { video, audio, hasEditList }) =>
      info.container.fragmented &&
      !hasEditList &&
      ours === longest(video, audio, (track) => lastsMs(track)) &&
      theirs === longest(video, audio, (track) => startsMs(track) + lastsMs(track)),
  },
  {
    code: 'fragments-keep-priming',
    fields: ['durationMs'],
    why: 'ffprobe counts the encoder delay of a fragmented film, which its edit list hides, as part of the show; we do not.',
    explains: ({ ours, theirs }, info, { video, audio, hasEditList }) =>
      info.container.fragmented &&
      hasEditList &&
      audio !== null &&
      startsMs(audio) < 0 &&
      near(Number(theirs) - Number(ours), -startsMs(audio)) &&
      near(
        Number(ours),
        longest(video, audio, (track) => startsMs(track) + lastsMs(track)),
      ),
  },
  {
    code: 'rate-guessed',
    fields: ['video.frameRate (where constant)'],
    why: 'Where the clock cannot say the rate exactly, ffprobe guesses the nearest usual one (`r_frame_rate`). We divide the pictures by their duration, as its `avg_frame_rate` does.',
    explains: ({ ours, theirs }, _, { video }) =>
      ours === video.stream.get('avg_frame_rate') && near(quotient(ours) / quotient(theirs), 1, 0.005),
  },
  {
    code: 'indexed-bit-rate',
    fields: ['video.bitRateBps', 'audio.bitRateBps'],
    why: 'Of fragments behind an index (`sidx`) ffprobe has seen the first when it divides its bytes by the duration of all. We count the bytes of all, as its packets do.',
    explains: ({ ours, theirs }, _, { video, audio, boxes }) =>
      boxes.includes('sidx') &&
      theirs < ours &&
      [video, audio].some((track) => track !== null && near(Number(ours), packetBitRate(track))),
  },
  {
    code: 'nominal-bit-rate',
    fields: ['audio.bitRateBps'],
    why: 'Of codecs whose frames name a bit rate (AC-3, DTS) ffprobe repeats that; we divide the bytes by the duration, which is the same but for rounding.',
    explains: ({ ours, theirs }, _, { audio }) =>
      ['ac3', 'dts'].includes(audio?.stream.get('codec_name') ?? '') && near(Number(ours) / Number(theirs), 1, 0.002),
  },
  {
    code: 'cut-open',
    fields: ['video.variableFrameRate'],
    why: "A film cut without encoding lacks pictures that would be shown before its last ones: ffprobe's `pts` have a hole there. We go by the durations of the samples, as its evenly spaced `dts` do.",
    explains: ({ ours }, info, { video }) =>
      ours === false && info.video.editList === 'edited' && spread(timesOf(video, 'dts')) <= 1,
  },
  {
    code: 'gray-decoded-as-420',
    fields: ['video.chroma'],
    why: 'ffmpeg decodes H.264 without colours into 4:2:0 with empty colour planes; the stream says 4:0:0.',
    explains: ({ ours, theirs }, _, { video }) =>
      ours === '4:0:0' && theirs === '4:2:0' && video.stream.get('codec_name') === 'h264',
  },
  {
    code: 'dv-always-interlaced',
    fields: ['video.interlaced'],
    why: "ffmpeg's DV decoder calls every frame interlaced; the container's `fiel` says progressive, and so does its own `field_order`.",
    explains: ({ ours }, _, { video }) =>
      ours === false &&
      video.stream.get('codec_name') === 'dvvideo' &&
      video.stream.get('field_order') === 'progressive',
  },
  {
    code: 'parametric-stereo-awaited',
    fields: ['audio.channels'],
    why: "Behind one channel of high-efficiency AAC ffmpeg's decoder always makes two, since stereo may come as parameters in the frames. The record says one.",
    explains: ({ ours, theirs }, _, { audio }) =>
      ours === 1 &&
      theirs === 2 &&
      audio !== null &&
      Number(audio.stream.get('sample_rate')) === 2 * timescaleOf(audio),
  },
  {
    code: 'slanted',
    fields: ['video.rotationDegrees'],
    why: 'A display matrix that turns by no whole quarter cannot be told in quarters: we say 0, ffprobe the angle.',
    explains: ({ ours, theirs }) => Number(theirs) % 90 !== 0 && ours === 0,
  },
];

function near(value: number, other: number, apart = 1): boolean {
  return Math.abs(value - other) <= apart;
}

function quotient(fraction: unknown): number {
  const [numerator = NaN, denominator = NaN] = String(fraction).split('/').map(Number);
  return numerator / denominator;
}

function startsMs({ stream }: StreamReport): number {
  return milliseconds(stream, 'start_time') ?? 0;
}

function lastsMs({ stream }: StreamReport): number {
  return milliseconds(stream, 'duration') ?? 0;
}

function longest(video: StreamReport, audio: StreamReport | null, measure: (track: StreamReport) => number): number {
  return Math.max(...[video, audio].flatMap((track) => (track ? [measure(track)] : [])));
}

function packetBitRate({ stream, packets }: StreamReport): number {
  const bytes = packets.reduce((sum, packet) => sum + (numberOf(packet, 'size') ?? 0), 0);
  return (bytes * 8) / (numberOf(stream, 'duration') ?? NaN);
}
