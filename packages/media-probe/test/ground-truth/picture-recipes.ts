import type { Sharp } from 'sharp';
import { adobeRgbPrimaries, iccProfile, srgbPrimaries } from './icc-profile.ts';
import { animation, picture, profiled, sharpPicture, tagged } from './picture-recipe.ts';
import { film } from './recipe.ts';
import type { Recipe } from './recipe.ts';

const adobeRgb = iccProfile('Adobe RGB (1998)', 2, adobeRgbPrimaries);
const srgb2 = iccProfile('sRGB IEC61966-2.1', 2, srgbPrimaries);
const srgb4 = iccProfile('sRGB IEC61966-2.1', 4, srgbPrimaries);

const colours = '-size 64x48 -seed 1 plasma:red-blue';
const gray = '-size 64x48 gradient:';
const clear = '-size 64x48 gradient:red-none';
const orientations = [1, 2, 3, 4, 5, 6, 7, 8];
const jpegOf = (pixelFormat: string): string =>
  `-f lavfi -i testsrc2=s=64x48 -frames:v 1 -pix_fmt ${pixelFormat} -c:v mjpeg -f image2`;
const png = (name: string, bits: number, type: number, source: string, args = ''): Recipe =>
  picture(
    `png-${name}.png`,
    `${source} ${args} -depth ${bits} -define png:bit-depth=${bits} -define png:color-type=${type}`,
  );
const webp = (name: string, finish: (picture: Sharp) => Sharp, channels: 3 | 4 = 3): Recipe =>
  sharpPicture(`webp-${name}.webp`, finish, channels);

const jpegRecipes: readonly Recipe[] = [
  picture('jpeg-baseline.jpg', colours),
  picture('jpeg-progressive.jpg', `${colours} -interlace plane`),
  picture('jpeg-444.jpg', `${colours} -sampling-factor 1x1`),
  picture('jpeg-422.jpg', `${colours} -sampling-factor 2x1`),
  picture('jpeg-420.jpg', `${colours} -sampling-factor 2x2`),
  picture('jpeg-440.jpg', `${colours} -sampling-factor 1x2`),
  picture('jpeg-411.jpg', `${colours} -sampling-factor 4x1`),
  picture('jpeg-odd-size.jpg', '-size 63x47 -seed 1 plasma:red-blue'),
  picture('jpeg-one-pixel.jpg', '-size 1x1 xc:red'),
  picture('jpeg-gray.jpg', gray),
  picture('jpeg-gray-progressive.jpg', `${gray} -interlace plane`),
  picture('jpeg-cmyk.jpg', `${colours} -colorspace CMYK`),
  picture('jpeg-cmyk-progressive.jpg', `${colours} -colorspace CMYK -interlace plane`),
  tagged(picture('jpeg-exif-big-endian.jpg', colours), '-ExifByteOrder=Big-endian', '-Orientation#=8'),
  tagged(
    picture('jpeg-exif-many-tags.jpg', colours),
    '-Make=Maker',
    '-GPSLatitude=1',
    '-XMP:Rating=5',
    '-IPTC:Keywords=words',
    '-Orientation#=6',
  ),
  tagged(picture('jpeg-xmp-orientation.jpg', colours), '-XMP-tiff:Orientation#=6'),
  picture('jpeg-comment.jpg', `${colours} -set comment words`),
  film('jpeg-ffmpeg-444.jpg', jpegOf('yuvj444p')),
  film('jpeg-ffmpeg-422.jpg', jpegOf('yuvj422p')),
  film('jpeg-ffmpeg-420.jpg', jpegOf('yuvj420p')),
  film(
    'jpeg-restart.jpg',
    `-f lavfi -i testsrc2=s=128x128 -frames:v 1 -pix_fmt yuvj420p -threads 2 -thread_type slice -slices 4 -c:v mjpeg -f image2`,
  ),
  sharpPicture('jpeg-sharp.jpg', (source) => source.jpeg({ quality: 80 })),
  sharpPicture('jpeg-mozjpeg.jpg', (source) => source.jpeg({ mozjpeg: true })),
  sharpPicture('jpeg-srgb.jpg', (source) => source.withIccProfile('srgb').jpeg()),
  sharpPicture('jpeg-display-p3.jpg', (source) => source.withIccProfile('p3').jpeg()),
  sharpPicture('jpeg-cmyk-profile.jpg', (source) => source.toColourspace('cmyk').withIccProfile('cmyk').jpeg()),
  profiled('jpeg-adobe-rgb.jpg', adobeRgb, (source) => source.jpeg()),
  profiled('jpeg-srgb-2.jpg', srgb2, (source) => source.jpeg()),
  profiled('jpeg-srgb-4.jpg', srgb4, (source) => source.jpeg()),
  ...orientations.map((orientation) =>
    sharpPicture(`jpeg-exif-${orientation}.jpg`, (source) => source.withMetadata({ orientation }).jpeg()),
  ),
];

const pngRecipes: readonly Recipe[] = [
  png('gray-1', 1, 0, gray, '-monochrome'),
  png('gray-2', 2, 0, gray),
  png('gray-4', 4, 0, gray),
  png('gray-8', 8, 0, gray),
  png('gray-16', 16, 0, gray),
  ...[2, 4, 16, 256].map((count) =>
    sharpPicture(`png-palette-${count}.png`, (source) => source.png({ palette: true, colours: count })),
  ),
  png('palette-alpha', 8, 3, clear, '-colors 64'),
  png('gray-alpha-8', 8, 4, '-size 64x48 gradient:black-none'),
  png('gray-alpha-16', 16, 4, '-size 64x48 gradient:black-none'),
  png('rgb-8', 8, 2, colours),
  png('rgb-16', 16, 2, colours),
  png('rgba-8', 8, 6, clear),
  png('rgba-16', 16, 6, clear),
  png('interlaced', 8, 2, colours, '-interlace PNG'),
  png('interlaced-16', 16, 6, clear, '-interlace PNG'),
  png('transparent-colour', 8, 2, '-size 64x48 -seed 1 plasma:red-blue -transparent red'),
  png('odd-size', 8, 2, '-size 63x47 -seed 1 plasma:red-blue'),
  film('png-ffmpeg-16.png', '-f lavfi -i testsrc2=s=64x48 -frames:v 1 -pix_fmt rgb48be -f image2'),
  film('png-ffmpeg-palette.png', '-f lavfi -i testsrc2=s=64x48 -frames:v 1 -pix_fmt pal8 -f image2'),
  film('png-ffmpeg-1.png', '-f lavfi -i testsrc2=s=64x48 -frames:v 1 -pix_fmt monob -f image2'),
  film('png-animated.png', '-f lavfi -i testsrc2=s=64x48:r=5:d=1 -f apng -plays 0'),
  film('png-animated-alpha.png', '-f lavfi -i testsrc2=s=64x48:r=5:d=1 -pix_fmt rgba -f apng'),
  film('png-animated-gray-16.png', '-f lavfi -i testsrc2=s=64x48:r=5:d=1 -pix_fmt gray16be -f apng'),
  film('png-animated-once.png', '-f lavfi -i testsrc2=s=64x48:r=5:d=1 -frames:v 1 -f apng'),
  sharpPicture('png-sharp.png', (source) => source.png()),
  sharpPicture('png-srgb.png', (source) => source.withIccProfile('srgb').png()),
  sharpPicture('png-display-p3.png', (source) => source.withIccProfile('p3').png()),
  profiled('png-adobe-rgb.png', adobeRgb, (source) => source.png()),
  profiled('png-srgb-2.png', srgb2, (source) => source.png()),
  profiled('png-srgb-4.png', srgb4, (source) => source.png()),
  ...orientations.map((orientation) =>
    sharpPicture(`png-exif-${orientation}.png`, (source) => source.withMetadata({ orientation }).png()),
  ),
];

const webpRecipes: readonly Recipe[] = [
  webp('lossy', (source) => source.webp()),
  webp('lossless', (source) => source.webp({ lossless: true })),
  webp('near-lossless', (source) => source.webp({ nearLossless: true })),
  webp('alpha', (source) => source.webp(), 4),
  webp('lossless-alpha', (source) => source.webp({ lossless: true }), 4),
  webp('srgb', (source) => source.withIccProfile('srgb').webp()),
  webp('display-p3', (source) => source.withIccProfile('p3').webp()),
  profiled('webp-adobe-rgb.webp', adobeRgb, (source) => source.webp()),
  profiled('webp-srgb-2.webp', srgb2, (source) => source.webp()),
  profiled('webp-srgb-4.webp', srgb4, (source) => source.webp()),
  ...orientations.map((orientation) =>
    webp(`exif-${orientation}`, (source) => source.withMetadata({ orientation }).webp()),
  ),
  picture('webp-magick.webp', colours),
  picture('webp-gray.webp', gray),
  picture('webp-odd-size.webp', '-size 63x47 -seed 1 plasma:red-blue'),
  animation('webp-animated.webp', ['red', 'lime', 'blue'], (source) => source.webp({ delay: [100, 200, 300] })),
  animation('webp-animated-alpha.webp', ['#f008', '#0f08'], (source) => source.webp({ lossless: true })),
  film('webp-ffmpeg-animated.webp', '-f lavfi -i testsrc2=s=64x48:r=5:d=1 -c:v libwebp_anim -loop 0'),
  film('webp-ffmpeg.webp', '-f lavfi -i testsrc2=s=64x48 -frames:v 1 -c:v libwebp'),
  film('webp-ffmpeg-once.webp', '-f lavfi -i testsrc2=s=64x48 -frames:v 1 -c:v libwebp_anim'),
];

/** Pictures of every kind that is taken: colour models, depths, profiles, orientations, animations. */
export const pictureRecipes: readonly Recipe[] = [...jpegRecipes, ...pngRecipes, ...webpRecipes];
