import type { Fraction, VideoInfo } from '@layers-content/core';
import type { Field } from './field.ts';
import { numberOf, timescaleOf } from './ffprobe.ts';
import type { FilmReport, Section, StreamReport } from './ffprobe.ts';

type FilmField = Field<VideoInfo, FilmReport>;

/** Our words for what ffprobe calls otherwise; any other codec goes by its four-character code. */
const videoNames: Readonly<Record<string, string>> = { h264: 'avc', hevc: 'hevc', vp8: 'vp8', vp9: 'vp9', av1: 'av1' };
const namedSounds = new Set(['aac', 'mp3', 'opus', 'ac3', 'eac3', 'flac', 'alac']);
/** What an AAC encoder puts in front of the sound, in samples. */
const primingSamples = 2112;

/** Everything that both `VideoInfo` and ffprobe say of a film. */
export const filmFields: readonly FilmField[] = [
  {
    name: 'mimeType',
    witness: '`major_brand`',
    ours: (info) => info.mimeType,
    theirs: ({ format }) => (format.get('tag:major_brand') === 'qt  ' ? 'video/quicktime' : 'video/mp4'),
  },
  {
    name: 'sizeBytes',
    witness: '`format.size`',
    ours: (info) => info.sizeBytes,
    theirs: ({ format }) => numberOf(format, 'size'),
  },
  {
    name: 'width, height',
    witness: '`width`, `height`, `sample_aspect_ratio`, `rotation`',
    ours: (info) => `${info.width}x${info.height}`,
    theirs: ({ video }) => displayedSize(video.stream),
  },
  {
    name: 'durationMs',
    witness: '`format.duration`',
    tolerance: 1,
    ours: (info) => info.durationMs,
    theirs: ({ format }) => milliseconds(format, 'duration'),
  },
  {
    name: 'container.majorBrand',
    witness: '`major_brand`',
    ours: (info) => info.container.majorBrand,
    theirs: ({ format }) => format.get('tag:major_brand') ?? null,
  },
  {
    name: 'container.compatibleBrands',
    witness: '`compatible_brands`',
    ours: (info) => info.container.compatibleBrands.join(''),
    theirs: ({ format }) => format.get('tag:compatible_brands') ?? null,
  },
  {
    name: 'container.moovBeforeMdat',
    witness: 'order of the boxes in the trace',
    ours: (info) => info.container.moovBeforeMdat,
    theirs: ({ boxes }) => boxes.indexOf('moov') < boxes.indexOf('mdat'),
  },
  {
    name: 'container.fragmented',
    witness: 'a `moof` in the trace',
    ours: (info) => info.container.fragmented,
    theirs: ({ boxes }) => boxes.includes('moof'),
  },
  {
    name: 'video.codec',
    witness: '`codec_name`, else `codec_tag_string`',
    ours: (info) => info.video.codec,
    theirs: ({ video }) => videoCodec(video.stream),
  },
  {
    name: 'video.profile',
    witness: '`profile`',
    ours: (info) => info.video.profile,
    theirs: ({ video }) => video.stream.get('profile') ?? null,
  },
  {
    name: 'video.codedWidth, codedHeight',
    witness: '`width`, `height`',
    ours: ({ video }) => `${video.codedWidth}x${video.codedHeight}`,
    theirs: ({ video }) => `${video.stream.get('width') ?? ''}x${video.stream.get('height') ?? ''}`,
  },
  {
    name: 'video.rotationDegrees',
    witness: '`rotation` of the display matrix',
    ours: (info) => info.video.rotationDegrees,
    theirs: ({ video }) => rotation(video.stream),
  },
  {
    name: 'video.sampleAspectRatio',
    witness: '`sample_aspect_ratio`',
    ours: (info) => worded(info.video.sampleAspectRatio),
    theirs: ({ video }) => video.stream.get('sample_aspect_ratio')?.replace(':', '/') ?? null,
  },
  {
    name: 'video.frameRate',
    witness: '`avg_frame_rate`',
    ours: (info) => worded(info.video.frameRate),
    theirs: ({ video }) => video.stream.get('avg_frame_rate') ?? null,
  },
  {
    name: 'video.frameRate (where constant)',
    witness: '`r_frame_rate`',
    ours: (info) => (info.video.variableFrameRate === false ? worded(info.video.frameRate) : null),
    theirs: ({ video }) => video.stream.get('r_frame_rate') ?? null,
  },
  {
    name: 'video.variableFrameRate',
    witness: '`pts` of the packets',
    ours: (info) => info.video.variableFrameRate,
    theirs: ({ video }) => isVariable(video),
  },
  {
    name: 'video.bitRateBps',
    witness: '`bit_rate`',
    tolerance: 1,
    ours: (info) => info.video.bitRateBps,
    theirs: ({ video }) => numberOf(video.stream, 'bit_rate'),
  },
  {
    name: 'video.chroma',
    witness: '`pix_fmt`',
    ours: (info) => info.video.chroma,
    theirs: ({ video }) => pixelFormat(video.stream).chroma,
  },
  {
    name: 'video.bitDepth',
    witness: '`pix_fmt`',
    ours: (info) => info.video.bitDepth,
    theirs: ({ video }) => pixelFormat(video.stream).bitDepth,
  },
  {
    name: 'video.interlaced',
    witness: '`interlaced_frame` of the decoded frames, `field_order`',
    ours: (info) => info.video.interlaced,
    theirs: ({ video }) => isInterlaced(video),
  },
  {
    name: 'video.editList',
    witness: 'edit lists in the trace, hidden packets',
    ours: (info) => info.video.editList,
    theirs: editList,
  },
  {
    name: 'audio',
    witness: 'an audio stream',
    ours: (info) => info.audio !== null,
    theirs: ({ audio }) => audio !== null,
  },
  {
    name: 'audio.codec',
    witness: '`codec_name`, else `codec_tag_string`',
    ours: (info) => info.audio?.codec ?? null,
    theirs: ({ audio }) => audio && audioCodec(audio.stream),
  },
  {
    name: 'audio.sampleRateHz',
    witness: '`sample_rate`',
    ours: (info) => info.audio?.sampleRateHz ?? null,
    theirs: ({ audio }) => audio && numberOf(audio.stream, 'sample_rate'),
  },
  {
    name: 'audio.channels',
    witness: '`channels`',
    ours: (info) => info.audio?.channels ?? null,
    theirs: ({ audio }) => audio && numberOf(audio.stream, 'channels'),
  },
  {
    name: 'audio.bitRateBps',
    witness: '`bit_rate`',
    tolerance: 1,
    ours: (info) => info.audio?.bitRateBps ?? null,
    theirs: ({ audio }) => audio && numberOf(audio.stream, 'bit_rate'),
  },
];

function worded(fraction: Fraction | null): string | null {
  return fraction && `${fraction.numerator}/${fraction.denominator}`;
}

/** A time of ffprobe, printed in seconds, rounded to the nearest millisecond. */
export function milliseconds(section: Section, key: string): number | null {
  const seconds = numberOf(section, key);
  return seconds === null ? null : Math.round(seconds * 1000);
}

/** Clockwise, as we count; ffprobe counts the other way. */
function rotation(stream: Section): number {
  return (360 - (numberOf(stream, 'rotation') ?? 0)) % 360;
}

function displayedSize(stream: Section): string {
  const [across = 1, down = 1] = (stream.get('sample_aspect_ratio') ?? '1:1').split(':').map(Number);
  const width = Math.round((Number(stream.get('width')) * across) / down);
  const height = Number(stream.get('height'));
  return rotation(stream) % 180 === 90 ? `${height}x${width}` : `${width}x${height}`;
}

function videoCodec(stream: Section): string {
  return videoNames[stream.get('codec_name') ?? ''] ?? stream.get('codec_tag_string')?.trim() ?? '';
}

function audioCodec(stream: Section): string {
  const name = stream.get('codec_name') ?? '';
  return namedSounds.has(name) ? name : (stream.get('codec_tag_string')?.trim() ?? '');
}

/** Pictures further apart at one place than at another, by more than one tick of the clock. */
function isVariable(video: StreamReport): boolean {
  return spread(timesOf(video, 'pts').sort((a, b) => a - b)) > 1;
}

/** A packet time of every packet, in the stream's ticks. */
export function timesOf({ packets }: StreamReport, key: 'pts' | 'dts'): number[] {
  return packets.map((packet) => Number(packet.get(key)));
}

/** How much the widest gap between two neighbours exceeds the narrowest. */
export function spread(times: readonly number[]): number {
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  return Math.max(...gaps) - Math.min(...gaps);
}

const chromaWords: Readonly<Record<string, string>> = { '420': '4:2:0', '422': '4:2:2', '444': '4:4:4' };

function pixelFormat(stream: Section): { chroma: string | null; bitDepth: number | null } {
  const format = stream.get('pix_fmt') ?? '';
  const [, kind, subsampling = '', bits] = /^(yuvj?a?|gbra?|gray)(\d{3})?p?(\d+)?(?:le|be)?$/.exec(format) ?? [];
  if (kind === undefined) return { chroma: null, bitDepth: null };
  const chroma = kind === 'gray' ? '4:0:0' : kind.startsWith('gbr') ? '4:4:4' : (chromaWords[subsampling] ?? null);
  return { chroma, bitDepth: Number(bits ?? 8) };
}

function isInterlaced({ stream, frames }: StreamReport): boolean | null {
  if (frames.some((frame) => frame.get('interlaced_frame') === '1')) return true;
  return stream.has('field_order') ? false : null;
}

/** ffprobe does not apply the edit lists of fragmented films. */
function editList({ video, audio, hasEditList }: FilmReport): string | null {
  if (!hasEditList) return 'none';
  const tracks = audio ? [video, audio] : [video];
  if (tracks.every(({ edits }) => edits.length === 0)) return null;
  if (tracks.some(({ edits }) => edits.length > 1 || edits.includes(-1))) return 'edited';
  if (
    hidden(video) > 0 ||
    (audio && (hidden(audio) * Number(audio.stream.get('sample_rate'))) / timescaleOf(audio) > primingSamples)
  )
    return 'edited';
  return tracks.some(({ edits }) => edits.some((mediaTime) => mediaTime > 0)) ? 'priming' : 'none';
}

/** Ticks of the packets that are decoded but not shown. */
function hidden({ packets }: StreamReport): number {
  return packets
    .filter((packet) => packet.get('flags')?.includes('D'))
    .reduce((sum, packet) => sum + Number(packet.get('duration') ?? 0), 0);
}
