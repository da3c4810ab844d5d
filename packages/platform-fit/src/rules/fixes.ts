// Commands that mend a file: ffmpeg for videos, ImageMagick for pictures, because it heeds EXIF orientation and opens an
// animated WebP (docs/decisions/0024). INPUT and OUTPUT stand for file names. Each is run by `npm run test:fixes`.

const jpeg = '-quality 92 OUTPUT.jpg';

/** Pictures. */
export const toJpeg = `magick "INPUT[0]" -auto-orient -background white -flatten ${jpeg}`;
/** The middle of it, in exactly this size: a crop alone ends on whole pixels, and so beside the shape that was wanted. */
const middle = (size: string): string =>
  `magick INPUT -auto-orient -resize "${size}^" -gravity center -extent ${size} ${jpeg}`;
/** 3:4, and just under 1.91:1. */
export const cropTall = middle('1080x1440');
export const cropWide = middle('1080x566');
/** The first picture's size, such as 1080x1350. */
export const likeFirst = middle('{limit}');
export const scaleTo1440 = `magick INPUT -auto-orient -resize "1440x>" ${jpeg}`;
export const scaleTo320 = `magick INPUT -auto-orient -resize 320x ${jpeg}`;
export const scaleToFeed = 'magick INPUT -auto-orient -resize "1440x1800>" -quality 85 OUTPUT.jpg';
export const scaleToPhoto =
  'magick INPUT -auto-orient -resize "1080x1080^>" -resize "1920x1920>" -quality 85 OUTPUT.jpg';

const mp4 = '-movflags +faststart OUTPUT.mp4';
const h264 = `-c:v libx264 -pix_fmt yuv420p -c:a aac ${mp4}`;
/** H.264 with 4:2:0 has even sides only. */
const even = 'crop=trunc(iw/2)*2:trunc(ih/2)*2';
/** Scaling counts coded pixels; what is judged is the displayed size. */
const squarePixels = 'scale=iw*sar:ih,setsar=1';

/** Videos, nothing encoded again. */
export const moovFirst = `ffmpeg -i INPUT -c copy ${mp4}`;
export const withoutSound = `ffmpeg -i INPUT -c copy -an ${mp4}`;
export const cutTo = (seconds: number): string => `ffmpeg -i INPUT -t ${seconds} -c copy ${mp4}`;

/** Videos, the sound encoded again. */
export const toAac = `ffmpeg -i INPUT -c:v copy -c:a aac ${mp4}`;
export const resampleTo48000 = `ffmpeg -i INPUT -c:v copy -c:a aac -ar 48000 ${mp4}`;
export const mixToStereo = `ffmpeg -i INPUT -c:v copy -c:a aac -ac 2 ${mp4}`;

/** Videos, encoded again. */
export const toH264 = `ffmpeg -i INPUT -vf "${even}" ${h264}`;
/** Sound that began later is preceded by silence, where a writer would put an edit. */
export const applyEdits = `ffmpeg -i INPUT -vf "${even}" -af aresample=async=1:first_pts=0 ${h264}`;
export const deinterlace = `ffmpeg -i INPUT -vf "yadif,${even}" ${h264}`;
export const framesPerSecond = (rate: number): string => `ffmpeg -i INPUT -vf "fps=${rate},${even}" ${h264}`;
export const sidesFrom360 = `ffmpeg -i INPUT -vf "${squarePixels},scale=360:360:force_original_aspect_ratio=increase:force_divisible_by=2" ${h264}`;
export const sidesTo4096 = `ffmpeg -i INPUT -vf "${squarePixels},scale=4096:4096:force_original_aspect_ratio=decrease:force_divisible_by=2" ${h264}`;
export const widthTo1920 = `ffmpeg -i INPUT -vf "${squarePixels},scale=1920:-2" ${h264}`;
export const padTo9By16 = `ffmpeg -i INPUT -vf "${squarePixels},scale=1080:1920:force_original_aspect_ratio=decrease:force_divisible_by=2,pad=1080:1920:-1:-1" ${h264}`;
/** Three seconds, the shortest there may be, hold at most 3 * 20 + 10 Mbit: under 25 Mbit/s. */
export const bitRateTo20M = `ffmpeg -i INPUT -vf "${even}" -b:v 16M -maxrate 20M -bufsize 10M ${h264}`;
/** 15 minutes, the longest there may be, of 2.4 + 0.128 Mbit/s are 284 MB. */
export const sizeTo300Mb = `ffmpeg -i INPUT -vf "${even}" -crf 23 -maxrate 2400k -bufsize 4800k -b:a 128k ${h264}`;
