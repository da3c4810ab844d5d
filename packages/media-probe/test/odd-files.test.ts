import { describe, expect, test } from 'vitest';
import { beginCampaign } from '@layers-content/campaigns';
import { cutFilms, inTrack, oddFilms, withEdit, withGap } from './odd-films.ts';
import { cutPictures, oddPictures, uncommonJpegs } from './odd-pictures.ts';
import { faultOf, probeBytes } from './readers.ts';

const { random } = beginCampaign('oddFiles');

describe('what lies beside the pixels and samples does not matter', () => {
  test.each([...oddPictures(random), ...oddFilms(random)])('$name', async ({ bytes, type, told }) => {
    expect(await probeBytes(bytes, type)).toMatchObject({ ...told, sizeBytes: bytes.length });
  });
});

describe('what is missing is missing all the same', () => {
  test.each([...cutPictures(random), ...cutFilms(random)])('$name', async ({ bytes, type }) => {
    expect(['truncated', 'corrupt']).toContain((await faultOf(bytes, type)).reason);
  });
});

test.each(uncommonJpegs)('$name is not taken', async ({ bytes }) => {
  expect(await faultOf(bytes, 'image/jpeg')).toMatchObject({
    reason: 'unsupported_format',
    detectedType: 'image/jpeg',
  });
});

describe('gaps between fragments', () => {
  test('count for the duration and the frame rate', async () => {
    const video = { variableFrameRate: true, frameRate: { numerator: 200, denominator: 7 } };
    expect(await probeBytes(withGap(150), 'video/mp4')).toMatchObject({ durationMs: 3217, video });
  });
  test('a time before the last picture says nothing', async () => {
    expect(await probeBytes(withGap(-500), 'video/mp4')).toMatchObject({ durationMs: 3067 });
  });
});

describe('the size of the track', () => {
  test.each([
    [853, 360, 853],
    [640, 720, 320],
    [1280, 720, 640],
    [0, 0, 640],
  ])('%dx%d', async (width, height, displayed) => {
    expect(await probeBytes(inTrack(width, height), 'video/mp4')).toMatchObject({ width: displayed, height: 360 });
  });
});

/** A picture lasts 40 ms, a frame of sound 1024 of 44,100 samples; the movie counts milliseconds. */
describe('an edit list that cuts', () => {
  test.each([
    ['nothing', withEdit(2000, 1024), 'priming'],
    ['the last picture', withEdit(1960, 1024), 'priming'],
    ['the last pictures', withEdit(1900, 1024), 'edited'],
    ['a frame of sound at the end', withEdit(1977, 1024, 'audio'), 'priming'],
    ['two frames and more of sound at the end', withEdit(1940, 1024, 'audio'), 'edited'],
    ['what an encoder puts in front of sound', withEdit(2000, 2112, 'audio'), 'priming'],
    ['more of the sound in front', withEdit(1900, 4000, 'audio'), 'edited'],
  ])('%s', async (_, film, editList) => {
    expect(await probeBytes(film, 'video/mp4')).toMatchObject({ video: { editList } });
  });
});
