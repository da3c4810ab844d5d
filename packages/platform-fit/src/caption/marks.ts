const hashtag = /#[\p{L}\p{M}\p{N}_]+/gu;
const mention = /(?<![\p{L}\p{M}\p{N}._%+-])@[A-Za-z0-9_][A-Za-z0-9_.]*/gu;

/**
 * Hashtags of a caption: `#` before letters, digits or underscores, of which not all are digits. The emoji `#️⃣` is
 * none.
 */
export function countHashtags(caption: string): number {
  return (caption.match(hashtag) ?? []).filter((tag) => /[\p{L}_]/u.test(tag)).length;
}

/** Mentions of a caption: `@name` that is no part of a mail address. */
export function countMentions(caption: string): number {
  return caption.match(mention)?.length ?? 0;
}
