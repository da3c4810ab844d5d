import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** One section of ffprobe's answer: values by its own keys; what it prints as `N/A` or `unknown` is left out. */
export type Section = ReadonlyMap<string, string>;

/** What ffprobe says of one film. */
export interface FilmReport {
  readonly format: Section;
  readonly video: StreamReport;
  readonly audio: StreamReport | null;
  /** Types of the outermost boxes, in order. */
  readonly boxes: readonly string[];
  readonly hasEditList: boolean;
}

export interface StreamReport {
  readonly stream: Section;
  readonly packets: readonly Section[];
  readonly frames: readonly Section[];
  /**
   * Where in the media each edit begins, in the track's clock; -1 where nothing is shown. Empty for fragmented films.
   */
  readonly edits: readonly number[];
}

const entries = 'format:stream:packet=stream_index,pts,dts,duration,size,flags:frame=stream_index,interlaced_frame';

/** Asks ffprobe for streams, packets and decoded frames; boxes and edit lists are told by its trace. */
export async function ffprobe(path: string): Promise<FilmReport> {
  const args = [
    '-hide_banner',
    '-loglevel',
    'trace',
    '-print_format',
    'compact',
    '-show_format',
    '-show_streams',
    '-show_packets',
    '-show_frames',
  ];
  const { stdout, stderr } = await run('ffprobe', [...args, '-show_entries', entries, path], {
    maxBuffer: 64 * 1_048_576,
  });
  const sections = stdout.split('\n').map(readSection);
  const all = (name: string): Section[] =>
    sections.filter((section) => section.name === name).map(({ values }) => values);
  const [streams, packets, frames] = [all('stream'), all('packet'), all('frame')];
  const report = (stream: Section): StreamReport => {
    const index = stream.get('index');
    const own = (section: Section): boolean => section.get('stream_index') === index;
    return { stream, packets: packets.filter(own), frames: frames.filter(own), edits: editsOf(stderr, index ?? '') };
  };
  const [video, audio] = [mainStream(streams, 'video'), mainStream(streams, 'audio')];
  if (!video) throw new Error(`ffprobe finds no pictures in ${path}.`);
  return {
    format: all('format')[0] ?? new Map(),
    video: report(video),
    audio: audio ? report(audio) : null,
    boxes: [...stderr.matchAll(/type:'(....)' parent:'root'/g)].map(([, type]) => type ?? ''),
    hasEditList: stderr.includes("type:'elst'"),
  };
}

function readSection(line: string): { name: string; values: Section } {
  const [name = '', ...pairs] = line.split('|');
  const values = pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
  return { name, values: new Map(values.filter(([, value]) => value !== 'N/A' && value !== 'unknown')) };
}

/** What a player would take: the first default stream of that kind, else the first; a cover picture is none. */
function mainStream(streams: readonly Section[], kind: 'video' | 'audio'): Section | undefined {
  const suited = streams.filter(
    (stream) => stream.get('codec_type') === kind && stream.get('disposition:attached_pic') !== '1',
  );
  return suited.find((stream) => stream.get('disposition:default') === '1') ?? suited[0];
}

function editsOf(trace: string, index: string): number[] {
  return [...trace.matchAll(/Processing st: (\d+), edit list \d+ - media time: (-?\d+)/g)]
    .filter(([, stream]) => stream === index)
    .map(([, , mediaTime]) => Number(mediaTime));
}

/** A section's number, or `null` where ffprobe says none. */
export function numberOf(section: Section, key: string): number | null {
  const value = section.get(key);
  return value === undefined ? null : Number(value);
}

/** A stream's ticks a second. */
export function timescaleOf({ stream }: StreamReport): number {
  return Number(stream.get('time_base')?.replace(/^1\//, ''));
}
