import * as fixes from './fixes.ts';
import { bounded, listed } from './shared-rules.ts';

// What more than one platform may demand of the sound of a video.

const from = ['video', 'min'] as const;
const to = ['video', 'max'] as const;

export const audioCodecs = listed(
  'video',
  ['audio.codec_unsupported', 'audio.codec'],
  ['The audio codec is {measured}', 'Encode the sound as AAC.'],
  fixes.toAac,
);
export const sampleRateTo = bounded(
  to,
  ['audio.sample_rate_too_high', 'audio.sampleRate'],
  ['The sound has {measured}', 'Resample it.'],
  () => fixes.resampleTo48000,
);
export const channelsFrom = bounded(
  from,
  ['audio.channels_unsupported', 'audio.channels'],
  ['The sound has {measured}', 'Mix it to stereo.'],
  () => fixes.mixToStereo,
);
/** A track without a channel is worse than none. */
export const noEmptyTrack = bounded(
  from,
  ['audio.channels_unsupported', 'audio.channels'],
  ['The sound has {measured}', 'Leave the empty track out.'],
  () => fixes.withoutSound,
)(1);
export const channelsTo = bounded(
  to,
  ['audio.channels_unsupported', 'audio.channels'],
  ['The sound has {measured}', 'Mix it down to stereo.'],
  () => fixes.mixToStereo,
);
export const audioBitRateFrom = bounded(
  from,
  ['audio.bitrate_too_low', 'audio.bitRate'],
  ['The sound has {measured}', 'Encode it with a higher bit rate.'],
  () => fixes.soundAt160k,
);
