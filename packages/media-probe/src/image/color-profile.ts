import type { ByteView } from '../byte-view.ts';

/** Some writers name gamut and tone curve apart: "Display P3 Gamut with sRGB Transfer" is not sRGB. */
const srgbName = /s\s?rgb(?! transfer)|61966-2[.-]1/i;

/** Whether an ICC profile is sRGB, told by the name in its `desc` tag (ICC.1, 9.2.41): text or UTF-16. */
export function readProfile(icc: ByteView): 'srgb' | 'other' {
  if (icc.length < 132) return 'other';
  const count = Math.min(icc.u32(128), Math.floor((icc.length - 132) / 12));
  for (let tag = 132; tag < 132 + count * 12; tag += 12) {
    if (icc.text(tag, 4) !== 'desc') continue;
    const [start, length] = [icc.u32(tag + 4), Math.min(icc.u32(tag + 8), 1024)];
    if (start + length > icc.length) return 'other';
    return srgbName.test(icc.text(start, length).replaceAll('\0', '')) ? 'srgb' : 'other';
  }
  return 'other';
}
