/** A script that leaves a file at `$OUT` which breaks a rule; its extension says what it will be declared as. */
export interface Offender {
  readonly extension: 'mp4' | 'mov' | 'jpg' | 'png' | 'webp';
  readonly script: string;
  /** A script for the picture that stands before it in a slideshow. */
  readonly first?: string;
  /** Grown to this by a box that every reader skips. */
  readonly paddedTo?: number;
}

export const quick = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p';
export const pictures = (size: string, rate = 30, seconds = 1) =>
  `-f lavfi -i testsrc2=s=${size}:r=${rate}:d=${seconds}`;
export const tone = '-f lavfi -i sine=sample_rate=48000:d=1';
export const fast = '-movflags +faststart "$OUT"';

export const mp4 = (script: string, more: Partial<Offender> = {}): Offender => ({ extension: 'mp4', script, ...more });
/** 640x360 with sound, and one thing about it that is wrong. */
export const clip = (wrong: string): Offender =>
  mp4(`ffmpeg ${pictures('640x360')} ${tone} ${quick} -c:a aac ${wrong} ${fast}`);
export const shaped = (size: string, filter = 'null'): Offender =>
  mp4(`ffmpeg ${pictures(size, 24, 0.5)} -vf "${filter}" ${quick} ${fast}`);
export const looped = (seconds: number): Offender =>
  mp4(
    `ffmpeg ${pictures('360x640', 24, 10)} ${tone} ${quick} -c:a aac "$OUT.10s.mp4" && ffmpeg -stream_loop -1 -i "$OUT.10s.mp4" -t ${seconds} -c copy ${fast}`,
  );
/** What no encoder can make small without losing it. */
export const noise = (more: Partial<Offender> = {}): Offender =>
  mp4(`ffmpeg -f rawvideo -s 320x180 -pix_fmt yuv420p -r 60 -i /dev/urandom -t 3 ${quick} -qp 4 ${fast}`, more);

export const picture = (size: string, extension: Offender['extension'] = 'jpg'): Offender => ({
  extension,
  script: `magick -size ${size} gradient:red-blue "$OUT"`,
});
export const noisePicture = (width: number, height: number): Offender => ({
  extension: 'jpg',
  script: `head -c ${width * height * 3} /dev/urandom | magick -size ${width}x${height} -depth 8 rgb:- -quality 100 "$OUT"`,
});
/** As a phone writes it: 640x480 coded pixels, shown as 480x640 by their EXIF orientation. */
export const turned = (resize = ''): Offender => ({
  extension: 'jpg',
  script: `magick "$FIXTURES/turned.jpg" ${resize} "$OUT"`,
});
export const transparent: Offender = {
  extension: 'png',
  script: 'magick -size 800x1000 gradient:red-blue -alpha set -channel A -evaluate set 50% "$OUT"',
};

export const threegp = mp4(`ffmpeg ${pictures('640x360')} ${tone} ${quick} -c:a aac -f 3gp ${fast}`);
export const mpeg4 = mp4(`ffmpeg ${pictures('641x361')} -c:v mpeg4 ${fast}`);
export const slow = mp4(`ffmpeg ${pictures('640x360', 15)} ${quick} ${fast}`);
export const hasty = mp4(`ffmpeg ${pictures('640x360', 120)} ${quick} ${fast}`);
export const sound = `ffmpeg ${pictures('640x360')} ${quick} "$OUT.v.mp4" && ffmpeg ${tone} -c:a aac "$OUT.a.mp4" && ffmpeg`;
export const animated: Offender = { extension: 'webp', script: 'cp "$FIXTURES/animated.webp" "$OUT"' };
export const movingPng: Offender = { extension: 'png', script: `ffmpeg ${pictures('400x400', 5, 1)} -f apng "$OUT"` };
export const interlaced = mp4(
  `ffmpeg ${pictures('640x480')} -vf interlace ${quick} -preset fast -x264-params tff=1 ${fast}`,
);
export const fullChroma = mp4(`ffmpeg ${pictures('641x361')} -c:v libx264 -preset ultrafast -pix_fmt yuv444p ${fast}`);
