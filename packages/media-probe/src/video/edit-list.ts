import type { ByteView } from '../byte-view.ts';
import type { Timing } from './timing.ts';

/** One entry of `elst`: `mediaTime` in the track's timescale, -1 for an empty edit; `segmentUnits` in the movie's. */
export interface Edit {
  readonly segmentUnits: number;
  readonly mediaTime: number;
  readonly plainRate: boolean;
}

/** A track's clocks and times, as far as edits need them. */
export interface EditedTrack {
  readonly kind: 'video' | 'audio';
  readonly timescale: number;
  readonly timing: Timing;
  readonly edits: readonly Edit[];
  /** Samples a second of sound, where known. */
  readonly sampleRateHz: number | null;
  /**
   * How long one coded frame of the film's sound lasts; 0 without sound. Pictures are cut to whole frames of sound,
   * and sound to pictures.
   */
  readonly soundFrameSeconds: number;
}

/** What an AAC encoder puts before, and its padding behind, the sound (QuickTime File Format, "Audio Priming"). */
const aacPrimingSamples = 2112;

/**
 * Reads `elst` (ISO/IEC 14496-12, 8.6.6). An empty edit of no length edits nothing: some writers leave that one alone
 * in the list.
 */
export function readEdits(elst: ByteView | null): Edit[] {
  if (!elst) return [];
  const wide = elst.u8(0) === 1;
  const entryBytes = wide ? 20 : 12;
  const list = elst.slice(8, 8 + elst.u32(4) * entryBytes);
  const edits: Edit[] = [];
  for (let at = 0; at < list.length; at += entryBytes) {
    edits.push({
      segmentUnits: wide ? list.u64(at) : list.u32(at),
      mediaTime: wide ? list.i64(at + 8) : list.i32(at + 4),
      plainRate: list.u32(at + entryBytes - 4) === 0x1_0000,
    });
  }
  return edits.filter(({ mediaTime, segmentUnits }) => mediaTime >= 0 || segmentUnits > 0);
}

/**
 * How long a track is shown, in seconds. A segment that claims more than its media has is shown as long as there is
 * media.
 */
export function shownSeconds(track: EditedTrack, movieTimescale: number): number {
  const { timing, timescale, edits } = track;
  if (edits.length === 0) return timing.durationUnits / timescale;
  return edits.reduce((sum, edit) => sum + editSeconds(edit, track, movieTimescale), 0);
}

function editSeconds(edit: Edit, track: EditedTrack, movieTimescale: number): number {
  const segment = edit.segmentUnits / movieTimescale;
  if (edit.mediaTime < 0 || !edit.plainRate) return segment;
  const rest = Math.max(0, track.timing.endUnits - edit.mediaTime) / track.timescale;
  // A fragmented file writes 0 for "all of it"; the movie's clock is often too coarse to say the media's end exactly.
  const saysAll = edit.segmentUnits === 0 || Math.abs(segment - rest) * movieTimescale <= 1;
  return saysAll ? rest : Math.min(segment, rest);
}

/**
 * `priming` when the only edit trims no more than the usual encoder delay or one frame of sound, at either end;
 * `none` when it trims nothing.
 */
export function classifyEdits(track: EditedTrack, movieTimescale: number): 'none' | 'priming' | 'edited' {
  const { edits, timing, timescale } = track;
  const [edit] = edits;
  if (!edit) return 'none';
  if (edits.length > 1 || edit.mediaTime < 0 || !edit.plainRate) return 'edited';
  const delayUnits =
    track.kind === 'audio' ? (aacPrimingSamples * timescale) / (track.sampleRateHz ?? timescale) : timing.longestUnits;
  const usualSeconds = Math.max(delayUnits / timescale, track.soundFrameSeconds);
  const trimmedHead = (edit.mediaTime - Math.max(0, timing.startUnits)) / timescale;
  // A fragmented file writes 0 for "all of it".
  const trimmedTail =
    edit.segmentUnits === 0 ? 0 : (timing.endUnits - edit.mediaTime) / timescale - edit.segmentUnits / movieTimescale;
  const clockSeconds = 1 / movieTimescale;
  if (trimmedHead > usualSeconds || trimmedTail > usualSeconds + clockSeconds) return 'edited';
  return edit.mediaTime === 0 && trimmedTail <= clockSeconds ? 'none' : 'priming';
}
