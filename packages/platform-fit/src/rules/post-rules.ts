import type { PostKind } from '@layers-content/core';
import { counted } from './shared-rules.ts';

// What more than one platform may demand of a post as a whole.

export const picturesFrom = counted(
  'min',
  ['media.count_too_few', 'media.count'],
  ['The post has {measured}', 'Add a picture, or post it alone.'],
);
export const picturesTo = counted(
  'max',
  ['media.count_too_many', 'media.count'],
  ['The post has {measured}', 'Leave some out.'],
);

/** A caption's length in the unit that the platform counts. */
export const captionTo = (
  unit: 'length' | 'codePoints' | 'graphemes' | 'bytes' | 'threadsCharacters' | 'xWeight',
  limit: number,
  posts?: readonly PostKind[],
) =>
  counted('max', ['caption.too_long', `caption.${unit}`], ['The caption has {measured}', 'Shorten it.'])(limit, posts);

export const hashtagsTo = counted(
  'max',
  ['caption.hashtags_too_many', 'caption.hashtags'],
  ['The caption has {measured}', 'Remove some.'],
);
export const mentionsTo = counted(
  'max',
  ['caption.mentions_too_many', 'caption.mentions'],
  ['The caption has {measured}', 'Remove some.'],
);

export const noAngleBrackets = counted(
  'max',
  ['caption.characters_forbidden', 'caption.angleBrackets'],
  ['The caption has {measured}', 'Write it without < and >.'],
)(0);
