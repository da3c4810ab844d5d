import type { BlockReader, Extent } from '../block-reader.ts';
import { ByteView } from '../byte-view.ts';
import { ProbeFault, corrupt } from '../probe-fault.ts';
import { BoxList } from './box.ts';
import { FragmentSum, readFragmentDefaults } from './fragments.ts';
import { MediaData } from './sample-layout.ts';
import { edgeBlockBytes } from '../read-limits.ts';
import { demandIndexed } from './segment-index.ts';
import type { Timing } from './timing.ts';
import type { TopLevel, TopLevelBox } from './top-level.ts';
import { readMovieMatrix, readTimescale, readTrack } from './track.ts';
import type { Track } from './track.ts';

/** A track with all its samples, those of fragments included. */
export interface WholeTrack extends Omit<Track, 'times' | 'layout'> {
  readonly timing: Timing;
  readonly totalBytes: number;
  /** Samples whose framing is worth a look: first, last, up to five between; in file order of their times. */
  readonly picked: readonly Extent[];
}

export interface Movie {
  readonly timescale: number;
  readonly fragmented: boolean;
  readonly moovBeforeMdat: boolean;
  readonly tracks: readonly WholeTrack[];
}

const maxMoovBytes = 6 * 1_048_576;
const maxTracks = 64;

/**
 * Reads the movie header and all fragments, and checks that every sample they promise lies in the file's media data.
 */
export async function readMovie(source: BlockReader, topLevel: TopLevel): Promise<Movie> {
  const { boxes } = topLevel;
  const moov = onlyMoov(topLevel);
  const mdats = boxes.filter((box) => box.type === 'mdat');
  const data = new MediaData(
    mdats.map((box) => ({ start: box.bodyStart, end: box.end })),
    source.sizeBytes,
  );
  const root = new BoxList(new ByteView(await source.range(moov.bodyStart, moov.end), 'box "moov"'));
  const trackBoxes = root.all('trak');
  if (trackBoxes.length > maxTracks)
    throw new ProbeFault('too_complex', `The movie has more than ${maxTracks} tracks.`);
  const mvhd = root.required('mvhd');
  const matrix = readMovieMatrix(mvhd);
  const tracks = trackBoxes.flatMap((trak) => readTrack(trak, data, matrix) ?? []);
  await checkIndexes(source, boxes);
  const fragments = await readFragments(source, boxes, root, tracks, data);
  if (boxes.some((box) => box.type === 'moof')) await refuseLostFragments(source, topLevel, data);
  const whole = tracks.map((track) => withFragments(track, fragments));
  if (whole.reduce((sum, track) => sum + track.totalBytes, 0) > data.totalBytes) {
    throw corrupt('The tracks promise more bytes than the media data holds.');
  }
  return {
    timescale: readTimescale(mvhd),
    fragmented: root.optional('mvex') !== null,
    moovBeforeMdat: mdats.every((mdat) => moov.start < mdat.start),
    tracks: whole,
  };
}

function onlyMoov({ boxes, fault }: TopLevel): TopLevelBox {
  const [moov, second] = boxes.filter((box) => box.type === 'moov');
  if (!moov)
    throw (
      fault ?? new ProbeFault('truncated', 'The file has no movie header ("moov"): it was cut off or never finished.')
    );
  if (second) throw corrupt('The file has two movie headers.');
  if (moov.end - moov.start > maxMoovBytes)
    throw new ProbeFault('too_complex', 'The movie header is larger than 6 MiB.');
  return moov;
}

/** An index behind the first fragment lists only what is walked anyway: the fragments next to it. */
async function checkIndexes(source: BlockReader, boxes: readonly TopLevelBox[]): Promise<void> {
  const firstFragment = boxes.findIndex((box) => box.type === 'moof');
  for (const { type, bodyStart, end } of boxes.slice(0, Math.max(0, firstFragment))) {
    if (type === 'sidx')
      demandIndexed(new ByteView(await source.range(bodyStart, end), 'box "sidx"'), end, source.sizeBytes);
  }
}

/**
 * A movie header that lists all samples proves that nothing else is missing. Fragments do not: media data behind the
 * header that holds no sample has lost its fragment, and what follows the last sample of a last `mdat`, or a damaged
 * box, must be short enough to be looked through, and hold no other fragment.
 */
async function refuseLostFragments(
  source: BlockReader,
  { boxes, end, fault }: TopLevel,
  data: MediaData,
): Promise<void> {
  const headerAt = boxes.findIndex(({ type }) => type === 'moov' || type === 'moof');
  const mdats = boxes.slice(headerAt).filter((box) => box.type === 'mdat');
  if (mdats.some((mdat) => mdat.bodyStart < mdat.end && data.samplesEnd(mdat.bodyStart) === mdat.bodyStart)) {
    throw corrupt('Media data of a fragmented film belongs to no fragment.');
  }
  const last = boxes.at(-1);
  const trailerStart = last?.type === 'mdat' ? data.samplesEnd(last.bodyStart) : end;
  const lost = fault ?? corrupt('Media data goes on behind its last sample.');
  if (source.sizeBytes - trailerStart > edgeBlockBytes) throw lost;
  const trailer = new ByteView(await source.range(trailerStart, source.sizeBytes), 'trailer');
  if (/moof|mdat/.test(trailer.text(0, trailer.length))) throw lost;
}

async function readFragments(
  source: BlockReader,
  boxes: readonly TopLevelBox[],
  root: BoxList,
  tracks: readonly Track[],
  data: MediaData,
): Promise<FragmentSum> {
  const mvex = root.optional('mvex');
  const defaults = readFragmentDefaults(new BoxList(mvex ?? new ByteView(new Uint8Array(), 'box "mvex"')));
  const byId = new Map(tracks.map((track) => [track.id, track]));
  if (byId.size !== tracks.length) throw corrupt('Two tracks of the movie have the same id.');
  const sum = new FragmentSum(defaults, (id) => byId.get(id)?.times, data);
  for (const moof of boxes.filter((box) => box.type === 'moof')) {
    sum.add(new ByteView(await source.range(moof.bodyStart, moof.end), 'box "moof"'), moof.start);
  }
  return sum;
}

function withFragments(track: Track, fragments: FragmentSum): WholeTrack {
  const { times, layout, ...rest } = track;
  const more = fragments.tracks.get(track.id);
  const firsts = more?.firsts ?? [];
  const middle = Array.from({ length: 6 }, (_, part) => firsts[Math.floor((firsts.length * part) / 6)]);
  const spread = [...new Set([...middle, more?.last])].filter((extent) => extent !== undefined && extent !== null);
  return {
    ...rest,
    timing: times.sum(),
    totalBytes: layout.totalBytes + (more?.totalBytes ?? 0),
    picked: layout.picked.length > 0 ? layout.picked : spread,
  };
}
