import { describe, expect, it } from 'vitest';
import type { Look } from './chosen-file.ts';
import { lookAt } from './look-at.ts';
import { film, still } from './media.testing.ts';
import type { ProbeAnswer, ProbeQuestion } from './probe-messages.ts';

/** Answers by the declared type, and keeps what it was asked. */
function probeThat(answer: (declaredType: string) => ProbeAnswer) {
  const asked: string[] = [];
  const probe = ({ declaredType }: ProbeQuestion): Promise<ProbeAnswer> => {
    asked.push(declaredType);
    return Promise.resolve(answer(declaredType));
  };
  return { asked, probe };
}
function fault(
  reason: 'type_mismatch' | 'matroska' | 'truncated' | 'corrupt',
  detectedType: string | null,
): ProbeAnswer {
  return { found: 'fault', fault: { reason, message: 'It is broken.', detectedType } };
}

function fixOf(look: Look): string | null {
  return look.state === 'refused' ? look.fault.fix : null;
}

describe('looking at a file', () => {
  it('takes one with a wrong name for what it is', async () => {
    const { asked, probe } = probeThat((type) =>
      type === 'image/jpeg' ? { found: 'media', media: still } : fault('type_mismatch', 'image/jpeg'),
    );
    expect(await lookAt(new File(['x'], 'picture.png'), probe)).toEqual({ state: 'sound', media: still });
    expect(asked).toEqual(['image/png', 'image/jpeg']);
  });

  it('says of a type that is not taken what it is, and how to change it', async () => {
    const { asked, probe } = probeThat(() => fault('matroska', 'video/webm'));
    const look = await lookAt(new File(['x'], 'film.webm'), probe);
    expect(look).toMatchObject({ state: 'refused', fault: { title: 'It is broken.', advice: 'Put it into an MP4.' } });
    expect(fixOf(look)).toMatch(/^ffmpeg -i INPUT/);
    expect(asked).toEqual(['video/mp4']);
  });

  it('says what is wrong with a damaged file before what exactly was found', async () => {
    const { probe } = probeThat(() => fault('truncated', 'video/mp4'));
    expect(await lookAt(new File(['x'], 'film.mp4'), probe)).toMatchObject({
      fault: { title: 'The file is cut off.', detail: 'It is broken.' },
    });
  });

  it('offers a broken picture no command for films', async () => {
    const { probe } = probeThat(() => fault('corrupt', 'image/jpeg'));
    expect(await lookAt(new File(['x'], 'picture.jpg'), probe)).toMatchObject({ fault: { fix: null } });
  });

  it('refuses what is over its cap, with both sizes and a command', async () => {
    const { probe } = probeThat(() => ({ found: 'media', media: { ...film, sizeBytes: 204_857_600 } }));
    const look = await lookAt(new File(['x'], 'film.mp4'), probe);
    expect(look).toMatchObject({ fault: { title: 'The film has 195\u00A0MB; at most 100\u00A0MB are taken.' } });
    expect(fixOf(look)).toMatch(/^ffmpeg/);
  });

  it.each([
    { found: 'unreadable', title: 'The file cannot be read.' },
    { found: 'nothing', title: 'The file could not be looked at.' },
  ] as const)('does not blame the bytes when $found was found', async ({ found, title }) => {
    const { probe } = probeThat(() => ({ found }));
    expect(await lookAt(new File(['x'], 'film.mp4'), probe)).toMatchObject({ fault: { title } });
  });
});
