// Commands that mend a file: ffmpeg for videos, ImageMagick for pictures, because it heeds EXIF orientation and opens
// an animated WebP (docs/decisions/0024). INPUT and OUTPUT stand for file names. Each is run by `npm run test:fixes`.

const jpeg = '-quality 92 OUTPUT.jpg';

/** Pictures. */
export const toJpeg = `magick "INPUT[0]" -auto-orient -background white -flatten ${jpeg}`;
/**
 * The middle of it, in exactly this size: a crop alone ends on whole pixels, and so beside the shape that was wanted.
 */
const middle = (size: string): string =>
  `magick INPUT -auto-orient -resize "${size}^" -gravity center -extent ${size} ${jpeg}`;
/** 3:4, and just under 1.91:1. */
export const cropTall = middle('1080x1440');
export const cropWide = middle('1080x566');
/** The first picture's size, such as 1080x1350. */
export const likeFirst = middle('{limit}');
export const scaleTo1440 = `magick INPUT -auto-orient -resize "1440x>" ${jpeg}`;
/** 10:1. */
export const cropStrip = middle('1440x144');
/** Under these bytes, by as much of the quality as it takes; the sides are bounded so that enough of it stays. */
export const shrinkTo = (sizeBytes: number): string =>
  `magick INPUT -auto-orient -resize "2048x2048>" -quality 92 -define jpeg:extent=${Math.floor((sizeBytes * 0.95) / 1_024)}KB OUTPUT.jpg`;
export const scaleToPixels = (pixels: number): string =>
  `magick INPUT -auto-orient -resize "${Math.floor(pixels * 0.99)}@>" ${jpeg}`;
export const scaleSideTo = (side: number): string => `magick INPUT -auto-orient -resize "${side}x${side}^" ${jpeg}`;
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

export const soundAt160k = `ffmpeg -i INPUT -c:v copy -c:a aac -ar 48000 -b:a 160k ${mp4}`;

/** Videos, encoded again. */
export const toH264 = `ffmpeg -i INPUT -vf "${even}" ${h264}`;
/** Sound that began later is preceded by silence, where a writer would put an edit. */
export const applyEdits = `ffmpeg -i INPUT -vf "${even}" -af aresample=async=1:first_pts=0 ${h264}`;
export const deinterlace = `ffmpeg -i INPUT -vf "yadif,${even}" ${h264}`;
export const framesPerSecond = (rate: number): string => `ffmpeg -i INPUT -vf "fps=${rate},${even}" ${h264}`;
export const sidesFrom = (width: number, height: number): string =>
  `ffmpeg -i INPUT -vf "${squarePixels},scale=${width}:${height}:force_original_aspect_ratio=increase:force_divisible_by=2" ${h264}`;
export const sidesTo4096 = `ffmpeg -i INPUT -vf "${squarePixels},scale=4096:4096:force_original_aspect_ratio=decrease:force_divisible_by=2" ${h264}`;
export const widthTo1920 = `ffmpeg -i INPUT -vf "${squarePixels},scale=1920:-2" ${h264}`;
export const padTo9By16 = `ffmpeg -i INPUT -vf "${squarePixels},scale=1080:1920:force_original_aspect_ratio=decrease:force_divisible_by=2,pad=1080:1920:-1:-1" ${h264}`;
/** Three seconds, the shortest there may be, hold at most 3 * 20 + 10 Mbit: under 25 Mbit/s. */
export const bitRateTo20M = `ffmpeg -i INPUT -vf "${even}" -b:v 16M -maxrate 20M -bufsize 10M ${h264}`;
/**
 * Of the longest film there may be; the tenth that is left is for the sound. 15 minutes of 2.4 + 0.128 Mbit/s are 284
 * MB.
 */
export const sizeTo = (sizeBytes: number, durationSeconds: number): string => {
  const kilobits = 100 * Math.floor((sizeBytes * 8 * 0.9) / durationSeconds / 100_000);
  return `ffmpeg -i INPUT -vf "${even}" -crf 23 -maxrate ${kilobits}k -bufsize ${2 * kilobits}k -b:a 128k ${h264}`;
};
/** A constant rate, filled up where the pictures need less: at least half of it in any second. */
export const sizeFrom = (sizeBytes: number, durationSeconds: number): string => {
  const kilobits = 100 * Math.ceil((sizeBytes * 8 * 2) / durationSeconds / 100_000);
  return `ffmpeg -i INPUT -vf "${even}" -b:v ${kilobits}k -minrate ${kilobits}k -maxrate ${kilobits}k -bufsize ${kilobits}k -x264-params nal-hrd=cbr ${h264}`;
};
