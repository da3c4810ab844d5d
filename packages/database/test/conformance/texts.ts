import { describe, expect, it } from 'vitest';
import { fields, givenProject, newId } from './given.ts';
import type { Subject } from './given.ts';

const mark = '\ufeff';
const texts = [
  mark,
  `${mark}${mark}`,
  `${mark}mark first`,
  `mark last${mark}`,
  '',
  ' ',
  '\u0001',
  '\r\n',
  '\u2028',
  '\u00a0x',
  '😀',
  'e\u0301',
  '\\x41',
  "'",
  '{a,"b"}',
  'NULL',
  'null',
];

/** Whatever a client may send comes back as it was. */
export function describeTexts(subject: () => Subject): void {
  describe('texts', () => {
    it.each(texts.map((text) => [JSON.stringify(text), text] as const))(
      '%s passes unchanged, alone, in a list and beside null',
      async (_shown, text) => {
        const rows = await subject().execute(
          'SELECT $1::text AS alone, $2::text[] AS list, NULL AS nothing FROM generate_series(1, 2)',
          [text, [text, text]],
        );
        expect(rows).toEqual([1, 2].map(() => ({ alone: text, list: [text, text], nothing: null })));
      },
    );

    it('pass in a project, an organization and a statement without parameters', async () => {
      const { own, repository } = await givenProject(subject());
      const id = newId();
      const all = fields({ name: `${mark}Roasters`, customerExternalId: mark, metadata: { [mark]: `${mark}${mark}` } });
      expect(await own.createProject(id, all)).toMatchObject(all);
      expect(await own.getProject(id)).toMatchObject(all);
      await repository.operator.createOrganization(newId(), `${mark}Beans`);
      expect((await repository.operator.listOrganizations()).map(({ name }) => name)).toContain(`${mark}Beans`);
    });
  });
}
