import type { Fraction } from '@layers-content/core';
import type { ByteView } from '../byte-view.ts';
import { corrupt } from '../probe-fault.ts';
import { BoxList } from './box.ts';
import { readEdits } from './edit-list.ts';
import type { Edit } from './edit-list.ts';
import { reduced } from './fraction.ts';
import { layOutSamples } from './sample-layout.ts';
import type { Layout, MediaData } from './sample-layout.ts';
import type { TimingSum } from './timing.ts';
import { sumSampleTimes } from './timing.ts';

export type TrackKind = 'video' | 'audio' | 'other';
export type Rotation = 0 | 90 | 180 | 270;

/** One `trak`, its sample tables checked against the file and each other. */
export interface Track {
  readonly id: number;
  readonly kind: TrackKind;
  readonly enabled: boolean;
  readonly timescale: number;
  readonly rotationDegrees: Rotation;
  /** What the track header says its pictures are scaled to before they are turned; `null` where it does not say. */
  readonly trackSize: TrackSize | null;
  readonly edits: readonly Edit[];
  readonly sampleDescription: ByteView;
  /** Times of the samples the movie header lists; fragments add theirs. */
  readonly times: TimingSum;
  readonly layout: Layout;
}

/** Only the shape counts: players scale pictures to their window. */
interface TrackSize {
  readonly width: number;
  readonly height: number;
  /** How a display matrix stretches what stood upright before it turned it; 1 and 1 where it does not. */
  readonly stretch: Fraction;
}

/** The part of a display matrix that turns, stretches and mirrors (ISO/IEC 14496-12, 6.2.2: a, b, u, c, d …). */
export interface Matrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Reads a `trak` of a movie with this matrix; `null` when it is neither picture nor sound and lacks sample tables. */
export function readTrack(trak: ByteView, data: MediaData, movieMatrix: Matrix): Track | null {
  const boxes = new BoxList(trak);
  const media = boxes.inside('mdia');
  const kind = readKind(media.required('hdlr'));
  const information = media.optional('minf');
  const tables = information ? new BoxList(information).optional('stbl') : null;
  if (!information || !tables) {
    if (kind === 'other') return null;
    throw corrupt('A track has no sample tables.');
  }
  const edits = boxes.optional('edts');
  const samples = readSamples(new BoxList(information), new BoxList(tables), data);
  return {
    ...readHeader(boxes.required('tkhd'), movieMatrix),
    kind,
    timescale: readTimescale(media.required('mdhd')),
    edits: readEdits(edits ? new BoxList(edits).optional('elst') : null),
    ...samples,
  };
}

function readSamples(
  information: BoxList,
  tables: BoxList,
  data: MediaData,
): Pick<Track, 'sampleDescription' | 'times' | 'layout'> {
  const layout = layOutSamples(tables, data);
  if (layout.sampleCount > 0) refuseForeignData(information);
  const times = sumSampleTimes(tables.required('stts'), tables.optional('ctts'));
  if (times.sum().sampleCount !== layout.sampleCount)
    throw corrupt('The tables of a track disagree on how many samples it has.');
  checkSyncSamples(tables.optional('stss'), layout.sampleCount);
  return { sampleDescription: tables.required('stsd'), times, layout };
}

/** The samples one can begin with, counted from 1 and in order (ISO/IEC 14496-12, 8.6.2). */
function checkSyncSamples(stss: ByteView | null, sampleCount: number): void {
  let last = 0;
  for (let entry = 0; stss && entry < stss.u32(4); entry += 1) {
    const sample = stss.u32(8 + entry * 4);
    if (sample <= last || sample > sampleCount)
      throw corrupt('The box "stss" names samples that do not exist or are out of order.');
    last = sample;
  }
}

/** Samples that lie in another file are missing here (ISO/IEC 14496-12, 8.7.2: flag 1 = in this file). */
function refuseForeignData(information: BoxList): void {
  const dinf = information.optional('dinf');
  const dref = dinf ? new BoxList(dinf).optional('dref') : null;
  if (!dref || dref.u32(4) === 0) return;
  new BoxList(dref.slice(8));
  if ((dref.slice(8).u8(11) & 1) === 0) throw corrupt('The samples of a track lie in another file.');
}

function readKind(hdlr: ByteView): TrackKind {
  const handler = hdlr.text(8, 4);
  if (handler === 'vide') return 'video';
  return handler === 'soun' ? 'audio' : 'other';
}

function readHeader(
  tkhd: ByteView,
  movieMatrix: Matrix,
): Pick<Track, 'id' | 'enabled' | 'rotationDegrees' | 'trackSize'> {
  const isWide = tkhd.u8(0) === 1;
  const matrix = readMatrix(tkhd, isWide ? 52 : 40);
  const sizeAt = isWide ? 88 : 76;
  // Fixed-point numbers, of whose fractions players take no notice.
  const [width, height] = [tkhd.u16(sizeAt), tkhd.u16(sizeAt + 4)];
  return {
    id: tkhd.u32(isWide ? 20 : 12),
    enabled: (tkhd.u8(3) & 1) !== 0,
    rotationDegrees: rotationOf(matrix, movieMatrix),
    trackSize: width > 0 && height > 0 ? { width, height, stretch: stretchOf(matrix) } : null,
  };
}

/** The matrix of an `mvhd`, which is applied to every track's own. */
export function readMovieMatrix(mvhd: ByteView): Matrix {
  return readMatrix(mvhd, mvhd.u8(0) === 1 ? 48 : 36);
}

function readMatrix(view: ByteView, at: number): Matrix {
  return { a: view.i32(at), b: view.i32(at + 4), c: view.i32(at + 12), d: view.i32(at + 16) };
}

/** Less than a hundredth is what matrices are rounded by. */
function stretchOf({ a, b, c, d }: Matrix): Fraction {
  const [across, down] = [Math.round(Math.hypot(a, b)), Math.round(Math.hypot(c, d))];
  const isStretched = across > 0 && down > 0 && Math.abs(across / down - 1) > 0.01;
  return isStretched ? reduced(across, down) : { numerator: 1, denominator: 1 };
}

/** How the picture is turned by both matrices, the track's first, as far as that is by quarters. */
function rotationOf(track: Matrix, movie: Matrix): Rotation {
  const a = track.a * movie.a + track.b * movie.c;
  const b = track.a * movie.b + track.b * movie.d;
  const d = track.c * movie.b + track.d * movie.d;
  if (Math.abs(b) > Math.abs(a)) return b > 0 ? 90 : 270;
  return a < 0 && d < 0 ? 180 : 0;
}

/** The clock of an `mdhd` or `mvhd`, in ticks a second. */
export function readTimescale(header: ByteView): number {
  const timescale = header.u32(header.u8(0) === 1 ? 20 : 12);
  if (timescale === 0) throw corrupt(`The ${header.name} has a clock that stands still.`);
  return timescale;
}
