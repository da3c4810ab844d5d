import sharp from 'sharp';

const skies = [
  ['#f7b267', '#f4845f', '#7b2d43'],
  ['#8ecae6', '#219ebc', '#023047'],
  ['#cdb4db', '#7b5ea7', '#2b1d4f'],
  ['#b7e4c7', '#52b788', '#1b4332'],
  ['#ffe5b4', '#e09f3e', '#6b2d0f'],
  ['#dfe7fd', '#7189c9', '#1d2a5b'],
] as const;

/** A picture as people post them: hills, a sun and a sky, in the colours of its number. A JPEG. */
export async function artwork(index: number, width: number, height: number): Promise<Uint8Array> {
  const [light, middle, dark] = skies[index % skies.length] ?? skies[0];
  const hill = (top: number, fill: string, sway: number) =>
    `<path fill="${fill}" d="M0 ${height * top} C ${width * 0.3} ${height * (top - sway)}, ${width * 0.6} ${height * (top + sway)}, ${width} ${height * (top - sway / 2)} V ${height} H 0 Z"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${light}"/><stop offset="1" stop-color="${middle}"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#sky)"/>
    <circle cx="${width * (0.3 + 0.08 * index)}" cy="${height * 0.3}" r="${width * 0.16}" fill="${light}"/>
    ${hill(0.62, middle, 0.1)}${hill(0.74, dark, 0.07)}</svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer());
}
