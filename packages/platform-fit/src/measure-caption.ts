import { postNumbers } from './measures.ts';

/**
 * Everything about a caption that rules limit, by the name they call it: `caption.length` in UTF-16 units,
 * `caption.hashtags`, …
 */
export function measureCaption(caption: string): ReadonlyMap<string, number> {
  const post = { caption, assets: [], slideshow: false };
  return new Map(
    Object.entries(postNumbers).flatMap(([name, measure]): [string, number][] => {
      const measured = name.startsWith('caption.') ? measure.of(post) : null;
      return measured === null ? [] : [[name, measured]];
    }),
  );
}
