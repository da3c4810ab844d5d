const one = String.raw`(?:\p{Emoji_Modifier_Base}\p{Emoji_Modifier}|\p{Extended_Pictographic}\uFE0F|\p{Emoji_Presentation})`;
const joined = String.raw`\u200D(?:${one}|\p{Extended_Pictographic})`;
/** What keyboards write as one emoji: flags, keycaps, and up to four pictures joined into one, as a family is. */
const emoji = new RegExp(
  String.raw`\p{RI}\p{RI}|[#*0-9]\uFE0F?\u20E3|🏴[\u{E0030}-\u{E007A}]{1,6}\u{E007F}|${one}(?:${joined}){0,3}`,
  'gu',
);

/** A text taken apart into its emoji and what is left of it. */
export function splitEmoji(text: string): { readonly emoji: readonly string[]; readonly rest: string } {
  return { emoji: text.match(emoji) ?? [], rest: text.replace(emoji, '') };
}
