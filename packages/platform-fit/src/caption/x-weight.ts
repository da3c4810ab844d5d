import { splitEmoji } from './emoji.ts';
import { countCodePoints } from './lengths.ts';
import { findLinks } from './x-links.ts';

const linkWeight = 23;
/** Code points that weigh one: Latin, Greek, Cyrillic and their neighbors, spaces and dashes. All others weigh two. */
const light = /[\0-\u10FF\u2000-\u200D\u2010-\u201F\u2032-\u2037]/g;

/**
 * The length of a caption as X counts it, after NFC: 23 a link, 2 an emoji, 1 or 2 a code point (version 3 of
 * twitter-text's configuration). Where it is not sure that X sees a link, it weighs what is less: nothing is refused
 * that X may take.
 */
export function weighForX(caption: string): number {
  const text = caption.normalize('NFC');
  let [weight, position] = [0, 0];
  for (const { start, end, certain } of findLinks(text)) {
    const shown = certain ? linkWeight : Math.min(linkWeight, textWeight(text.slice(start, end)));
    weight += textWeight(text.slice(position, start)) + shown;
    position = end;
  }
  return weight + textWeight(text.slice(position));
}

function textWeight(text: string): number {
  const { emoji, rest } = splitEmoji(text);
  const lightCount = rest.match(light)?.length ?? 0;
  return 2 * emoji.length + 2 * countCodePoints(rest) - lightCount;
}
