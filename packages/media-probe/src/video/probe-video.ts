import type { VideoInfo, VideoType } from '@layers-content/core';
import type { BlockReader, Extent } from '../block-reader.ts';
import { ProbeFault } from '../probe-fault.ts';
import { maxPixels, ordinaryVideo, packetReadBytes } from '../read-limits.ts';
import type { Sniffed } from '../sniff.ts';
import type { Framing } from './codec-facts.ts';
import { readMovie } from './movie.ts';
import type { WholeTrack } from './movie.ts';
import { checkPacket } from './packet-framing.ts';
import { readSoundEntry, readVideoEntry } from './sample-entry.ts';
import { walkTopLevel } from './top-level.ts';
import { describeVideo } from './video-info.ts';

/** The first and the last are looked at in any case. */
const fewestPackets = 2;

/** Checks that a video is whole and measures it. */
export async function probeVideo(
  source: BlockReader,
  mimeType: VideoType,
  brands: Sniffed['brands'],
): Promise<VideoInfo> {
  const movie = await readMovie(source, await walkTopLevel(source));
  const track = mainTrack(movie.tracks, 'video');
  const sound = mainTrack(movie.tracks, 'audio');
  if (!track) throw pictureless(sound !== null);
  const entry = readVideoEntry(track.sampleDescription);
  if (entry.codedWidth * entry.codedHeight > maxPixels) {
    throw new ProbeFault(
      'too_many_pixels',
      `The pictures are ${entry.codedWidth}x${entry.codedHeight}, more than 64 megapixels.`,
    );
  }
  await checkPackets(source, track, entry.framing);
  return describeVideo({
    mimeType,
    sizeBytes: source.sizeBytes,
    brands: brands ?? { majorBrand: null, compatibleBrands: [] },
    movie,
    video: { track, entry },
    audio: sound ? { track: sound, entry: readSoundEntry(sound.sampleDescription) } : null,
  });
}

function pictureless(hasSound: boolean): ProbeFault {
  if (hasSound) return new ProbeFault('audio_only', 'The file holds sound and no video track with pictures in it.');
  return new ProbeFault('no_video_track', 'The file has no video track with pictures in it, nor sound.');
}

/** The first track of its kind that is enabled and has samples, else the first with samples. */
function mainTrack(tracks: readonly WholeTrack[], kind: 'video' | 'audio'): WholeTrack | null {
  const filled = tracks.filter((track) => track.kind === kind && track.timing.sampleCount > 0);
  return filled.find((track) => track.enabled) ?? filled[0] ?? null;
}

/** Looks at the sampled packets; all reads of an ordinary file together stay within its megabyte and its twelve. */
async function checkPackets(source: BlockReader, track: WholeTrack, framing: Framing | null): Promise<void> {
  if (track.picked.length === 0) throw new ProbeFault('corrupt', 'The samples of the video track are empty.');
  const packets = thinned(track.picked, ordinaryVideo.reads - source.reads);
  const left = Math.floor((ordinaryVideo.bytes - source.bytesRead) / packets.length);
  const capBytes = left < 4096 ? packetReadBytes : Math.min(packetReadBytes, left);
  const heads = packets.map(({ start, end }) => ({
    start,
    end: Math.min(end, start + capBytes),
    packetBytes: end - start,
  }));
  await source.load(heads);
  for (const { start, end, packetBytes } of heads) checkPacket(await source.range(start, end), packetBytes, framing);
}

/**
 * First, last and as many between as `count` has room for; all of them where it has none: that file is out of the
 * ordinary.
 */
function thinned(packets: readonly Extent[], count: number): readonly Extent[] {
  if (count < fewestPackets || packets.length <= count) return packets;
  const kept = new Set(
    Array.from({ length: count }, (_, index) => Math.round((index * (packets.length - 1)) / (count - 1))),
  );
  return packets.filter((_, index) => kept.has(index));
}
