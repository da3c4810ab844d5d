import type { AudioInfo, Fraction, VideoInfo, VideoType } from '@layers-content/core';
import { corrupt } from '../probe-fault.ts';
import type { Sniffed } from '../sniff.ts';
import type { AudioEntry } from './audio-entry.ts';
import { classifyEdits, shownSeconds } from './edit-list.ts';
import type { EditedTrack } from './edit-list.ts';
import type { Movie, WholeTrack } from './movie.ts';
import { reduced } from './fraction.ts';
import type { VideoEntry } from './sample-entry.ts';
import type { Timing } from './timing.ts';

/** A video's parts, read and checked, before they are put into the public words. */
export interface VideoParts {
  readonly mimeType: VideoType;
  readonly sizeBytes: number;
  readonly brands: NonNullable<Sniffed['brands']>;
  readonly movie: Movie;
  readonly video: { readonly track: WholeTrack; readonly entry: VideoEntry };
  readonly audio: { readonly track: WholeTrack; readonly entry: AudioEntry } | null;
}

/** Composes what is said about a video; units and sources stand at the fields of `VideoInfo`. */
export function describeVideo(parts: VideoParts): VideoInfo {
  const { movie, video, audio } = parts;
  const { entry, track } = video;
  const sampleAspectRatio = entry.pixelAspectRatio ?? aspectOfTrack(entry, track) ?? entry.sampleAspectRatio;
  return {
    kind: 'video',
    mimeType: parts.mimeType,
    sizeBytes: parts.sizeBytes,
    ...displayedSize(entry, track.rotationDegrees, sampleAspectRatio),
    durationMs: durationMs(parts),
    container: { ...parts.brands, moovBeforeMdat: movie.moovBeforeMdat, fragmented: movie.fragmented },
    video: {
      codec: entry.codec,
      profile: entry.profile,
      codedWidth: entry.codedWidth,
      codedHeight: entry.codedHeight,
      rotationDegrees: track.rotationDegrees,
      sampleAspectRatio,
      frameRate: frameRate(track),
      variableFrameRate: isVariable(track.timing),
      bitRateBps: bitRateBps(track),
      chroma: entry.chroma,
      bitDepth: entry.bitDepth,
      interlaced: entry.interlaced,
      editList: editList(parts),
    },
    audio: audio ? describeAudio(audio) : null,
  };
}

function describeAudio({ entry, track }: NonNullable<VideoParts['audio']>): AudioInfo {
  return {
    codec: entry.codec,
    sampleRateHz: entry.sampleRateHz,
    channels: entry.channels,
    bitRateBps: bitRateBps(track),
    announcedBitRateBps: entry.announcedBitRateBps,
  };
}

/**
 * The shape of a pixel by which coded pictures fill the size of their track; `null` where the track says nothing of
 * its own.
 */
function aspectOfTrack({ codedWidth, codedHeight }: VideoEntry, { trackSize }: WholeTrack): Fraction | null {
  if (!trackSize) return null;
  const { width, height, stretch } = trackSize;
  const isOwnWord = width !== codedWidth || height !== codedHeight || stretch.numerator !== stretch.denominator;
  const [across, down] = [width * codedHeight * stretch.numerator, height * codedWidth * stretch.denominator];
  return isOwnWord && Number.isSafeInteger(across) && Number.isSafeInteger(down) ? reduced(across, down) : null;
}

/** Pixel aspect widens the picture as it is coded; the display matrix turns it afterwards. */
function displayedSize(
  entry: VideoEntry,
  rotation: WholeTrack['rotationDegrees'],
  aspect: Fraction | null,
): { width: number; height: number } {
  const { numerator, denominator } = aspect ?? { numerator: 1, denominator: 1 };
  const width = Math.max(1, Math.round((entry.codedWidth * numerator) / denominator));
  const isTurned = rotation === 90 || rotation === 270;
  return isTurned ? { width: entry.codedHeight, height: width } : { width, height: entry.codedHeight };
}

function durationMs(parts: VideoParts): number {
  const seconds = [editedVideo(parts), ...editedAudio(parts)].map((track) =>
    shownSeconds(track, parts.movie.timescale),
  );
  const longest = Math.round(Math.max(...seconds) * 1000);
  if (longest <= 0) throw corrupt('The video lasts no time at all.');
  if (!Number.isSafeInteger(longest)) throw corrupt('The video claims to last for an impossible time.');
  return longest;
}

/** The worse of the two tracks: an edit in either makes the whole file edited. */
function editList(parts: VideoParts): 'none' | 'priming' | 'edited' {
  const kinds = [editedVideo(parts), ...editedAudio(parts)].map((track) => classifyEdits(track, parts.movie.timescale));
  return kinds.find((kind) => kind === 'edited') ?? kinds.find((kind) => kind === 'priming') ?? 'none';
}

function editedVideo({ video, audio }: VideoParts): EditedTrack {
  return { ...video.track, kind: 'video', sampleRateHz: null, soundFrameSeconds: soundFrameSeconds(audio) };
}

function editedAudio({ audio }: VideoParts): EditedTrack[] {
  return audio
    ? [
        {
          ...audio.track,
          kind: 'audio',
          sampleRateHz: audio.entry.sampleRateHz,
          soundFrameSeconds: soundFrameSeconds(audio),
        },
      ]
    : [];
}

function soundFrameSeconds(audio: VideoParts['audio']): number {
  return audio ? audio.track.timing.shortestUnits / audio.track.timescale : 0;
}

/** Sample count over duration, exact (a packet average is wrong for variable rates). */
function frameRate({ timing, timescale }: WholeTrack): Fraction | null {
  const ticks = timing.sampleCount * timescale;
  return timing.durationUnits > 0 && Number.isSafeInteger(ticks) ? reduced(ticks, timing.durationUnits) : null;
}

/** Durations one tick apart are a constant rate that the clock cannot say exactly. */
function isVariable(timing: Timing): boolean {
  return timing.longestUnits - timing.shortestUnits > 1;
}

function bitRateBps({ timing, timescale, totalBytes }: WholeTrack): number | null {
  return timing.durationUnits > 0 ? Math.round((totalBytes * 8 * timescale) / timing.durationUnits) : null;
}
