/** A script that leaves a file at `$OUT` which breaks a rule; its extension says what it will be declared as. */
export interface Offender {
  readonly extension: 'mp4' | 'mov' | 'jpg' | 'png' | 'webp';
  readonly script: string;
  /** A script for the picture that stands before it in a slideshow. */
  readonly first?: string;
  /** Grown to this by a box that every reader skips. */
  readonly paddedTo?: number;
}

const quick = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p';
const pictures = (size: string, rate = 30, seconds = 1) => `-f lavfi -i testsrc2=s=${size}:r=${rate}:d=${seconds}`;
const tone = '-f lavfi -i sine=sample_rate=48000:d=1';
const fast = '-movflags +faststart "$OUT"';

const mp4 = (script: string, more: Partial<Offender> = {}): Offender => ({ extension: 'mp4', script, ...more });
/** 640x360 with sound, and one thing about it that is wrong. */
const clip = (wrong: string): Offender =>
  mp4(`ffmpeg ${pictures('640x360')} ${tone} ${quick} -c:a aac ${wrong} ${fast}`);
const shaped = (size: string, filter = 'null'): Offender =>
  mp4(`ffmpeg ${pictures(size, 24, 0.5)} -vf "${filter}" ${quick} ${fast}`);
const looped = (seconds: number): Offender =>
  mp4(
    `ffmpeg ${pictures('360x640', 24, 10)} ${tone} ${quick} -c:a aac "$OUT.10s.mp4" && ffmpeg -stream_loop -1 -i "$OUT.10s.mp4" -t ${seconds} -c copy ${fast}`,
  );
/** What no encoder can make small without losing it. */
const noise = (more: Partial<Offender> = {}): Offender =>
  mp4(`ffmpeg -f rawvideo -s 320x180 -pix_fmt yuv420p -r 60 -i /dev/urandom -t 3 ${quick} -qp 4 ${fast}`, more);

const picture = (size: string, extension: Offender['extension'] = 'jpg'): Offender => ({
  extension,
  script: `magick -size ${size} gradient:red-blue "$OUT"`,
});
const noisePicture = (width: number, height: number): Offender => ({
  extension: 'jpg',
  script: `head -c ${width * height * 3} /dev/urandom | magick -size ${width}x${height} -depth 8 rgb:- -quality 100 "$OUT"`,
});
/** As a phone writes it: 640x480 coded pixels, shown as 480x640 by their EXIF orientation. */
const turned = (resize = ''): Offender => ({
  extension: 'jpg',
  script: `magick "$FIXTURES/turned.jpg" ${resize} "$OUT"`,
});
const transparent: Offender = {
  extension: 'png',
  script: 'magick -size 800x1000 gradient:red-blue -alpha set -channel A -evaluate set 50% "$OUT"',
};

const threegp = mp4(`ffmpeg ${pictures('640x360')} ${tone} ${quick} -c:a aac -f 3gp ${fast}`);
const mpeg4 = mp4(`ffmpeg ${pictures('641x361')} -c:v mpeg4 ${fast}`);
const slow = mp4(`ffmpeg ${pictures('640x360', 15)} ${quick} ${fast}`);
const hasty = mp4(`ffmpeg ${pictures('640x360', 120)} ${quick} ${fast}`);
const sound = `ffmpeg ${pictures('640x360')} ${quick} "$OUT.v.mp4" && ffmpeg ${tone} -c:a aac "$OUT.a.mp4" && ffmpeg`;
const animated: Offender = { extension: 'webp', script: 'cp "$FIXTURES/animated.webp" "$OUT"' };
const movingPng: Offender = { extension: 'png', script: `ffmpeg ${pictures('400x400', 5, 1)} -f apng "$OUT"` };

/** Rules that share a fix, and the files that break them all. */
export const offenders: readonly (readonly [rules: readonly string[], files: readonly Offender[]])[] = [
  [['tiktok.video.container', 'instagram.reel.container'], [threegp]],
  [['tiktok.video.codec', 'instagram.reel.codec'], [mpeg4]],
  [['tiktok.video.frame_rate.min', 'instagram.reel.frame_rate.min'], [slow]],
  [['tiktok.video.frame_rate.max', 'instagram.reel.frame_rate.max'], [hasty]],
  [['tiktok.video.side.min'], [shaped('640x640', 'setsar=1/2'), shaped('640x200')]],
  [['tiktok.video.side.max'], [shaped('2100x400', 'setsar=2/1')]],
  [['tiktok.video.duration.max'], [looped(601)]],
  [['tiktok.video.duration.account'], [looped(181)]],
  [['tiktok.photo.format', 'instagram.feed.format'], [transparent]],
  [['instagram.feed.format'], [picture('800x1000', 'webp')]],
  [
    ['tiktok.photo.animated', 'instagram.feed.animated'],
    [animated, movingPng],
  ],
  [['tiktok.photo.size.max'], [noisePicture(3_200, 2_400)]],
  [['tiktok.photo.side.max'], [picture('1500x2000'), turned('-resize 2000x1500')]],
  [['tiktok.photo.side.recommended'], [picture('1000x2400')]],
  [
    ['instagram.reel.moov_first'],
    [
      mp4(`ffmpeg ${pictures('640x360')} ${tone} ${quick} -c:a aac "$OUT"`),
      { extension: 'mov', script: 'cp "$FIXTURES/phone.mov" "$OUT"' },
    ],
  ],
  [
    ['instagram.reel.edit_list'],
    [
      mp4(`${sound} -i "$OUT.v.mp4" -itsoffset 0.5 -i "$OUT.a.mp4" -map 0 -map 1 -c copy ${fast}`),
      mp4(`${sound} -itsoffset 0.5 -i "$OUT.v.mp4" -i "$OUT.a.mp4" -map 0 -map 1 -c copy ${fast}`),
      mp4(
        `ffmpeg ${pictures('640x360', 30, 3)} ${quick} -g 60 "$OUT.v.mp4" && ffmpeg -ss 1 -i "$OUT.v.mp4" -t 1 -c copy ${fast}`,
      ),
    ],
  ],
  [
    ['instagram.reel.scan'],
    [mp4(`ffmpeg ${pictures('640x480')} -vf interlace ${quick} -preset fast -x264-params tff=1 ${fast}`)],
  ],
  [
    ['instagram.reel.chroma'],
    [mp4(`ffmpeg ${pictures('641x361')} -c:v libx264 -preset ultrafast -pix_fmt yuv444p ${fast}`)],
  ],
  [['instagram.reel.audio.codec'], [clip('-c:a ac3')]],
  [['instagram.reel.audio.sample_rate.max'], [clip('-ar 96000')]],
  [['instagram.reel.audio.channels.max'], [clip('-ac 6')]],
  [['instagram.reel.width.max'], [shaped('1440x1080', 'setsar=3/2')]],
  [['instagram.reel.aspect_ratio.min'], [shaped('16x1700')]],
  [['instagram.reel.aspect_ratio.max'], [shaped('1900x180'), shaped('1000x180', 'setsar=2/1')]],
  [['instagram.reel.duration.max'], [looped(901)]],
  [['instagram.reel.bit_rate.max'], [noise()]],
  [['instagram.reel.size.max'], [noise({ paddedTo: 300_000_001 })]],
  [['instagram.feed.size.max'], [noisePicture(2_000, 2_000)]],
  [['instagram.feed.aspect_ratio.min'], [picture('1080x1920'), picture('1079x1439'), turned('-resize 1600x1100!')]],
  [['instagram.feed.aspect_ratio.max'], [picture('1500x500'), picture('1911x1000')]],
  [['instagram.feed.width.min'], [picture('300x301'), picture('319x167')]],
  [['instagram.feed.width.max'], [picture('2001x2501'), picture('2000x1048'), turned('-resize 2600x2100!')]],
  [
    ['instagram.carousel.aspect_ratio'],
    [
      { ...picture('1000x999'), first: 'magick -size 1079x1349 gradient:red-blue "$OUT"' },
      { ...turned(), first: 'magick -size 800x800 gradient:red-blue "$OUT"' },
    ],
  ],
];

/** Fixes that are not tried, because no file is at hand that breaks their rule. */
export const untried: readonly string[] = [
  // A file of 4 GB; the command is that of `instagram.reel.size.max`.
  'tiktok.video.size.max',
  // The prober tells a sound track without channels as one of unknown channels.
  'instagram.reel.audio.channels.min',
];
