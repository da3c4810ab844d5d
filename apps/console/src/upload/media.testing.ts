import { probeFile } from '@layers-content/media-probe/browser';
import { mediaFixture } from '@layers-content/media-probe/testing';
import type { FixtureName } from '@layers-content/media-probe/testing';

const fileOf = (name: FixtureName) => new Blob([Uint8Array.from(mediaFixture(name))]);

/** A film as TikTok and Instagram like it. */
export const film = await probeFile(fileOf('teaser.mp4'), 'video/mp4');

/** A picture as both like it. */
export const still = await probeFile(fileOf('slide-1.jpg'), 'image/jpeg');
