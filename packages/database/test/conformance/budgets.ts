import { describe, expect, it } from 'vitest';
import {
  fits,
  frozenKeysOf,
  givenCompleted,
  givenProject,
  givenQueued,
  imageInfo,
  leaseMs,
  newId,
  newItem,
  sessionOf,
} from './given.ts';
import type { Given, Subject } from './given.ts';
import { ownEvent, ownReply } from './records.ts';

/** How many statements `work` takes, BEGIN and COMMIT aside. */
async function statementsOf({ subject }: Given, work: () => Promise<unknown>): Promise<number> {
  subject.takeStatements();
  await work();
  return subject.takeStatements().filter((sql) => sql !== 'BEGIN' && sql !== 'COMMIT').length;
}

/** With the reply and the audit line that every effect is written with. */
export function describeBudgets(subject: () => Subject): void {
  describe('statements', () => {
    it('of a look at an item: one', async () => {
      const given = await givenProject(subject());
      const id = await givenQueued(given);
      expect(await statementsOf(given, () => given.own.findContent(id))).toBe(1);
    });

    it('of a session of ten items with its line of the log: one, and no transaction around it', async () => {
      const given = await givenProject(subject());
      const items = Array.from({ length: 10 }, () => newItem(newId()));
      given.subject.takeStatements();
      await given.own.createUploadSession(sessionOf(given.projectId, items));
      expect(given.subject.takeStatements()).toHaveLength(1);
    });

    it('of a session that keeps its reply: two', async () => {
      const given = await givenProject(subject());
      const open = () =>
        given.own.transaction(async (unit) => {
          await unit.createUploadSession(sessionOf(given.projectId, [newItem(newId())]));
          await unit.saveReply(ownReply);
        });
      expect(await statementsOf(given, open)).toBe(2);
    });

    it('of a finalize: claim, verdict, completion, reply and line', async () => {
      const given = await givenProject(subject());
      const id = await givenQueued(given);
      const assets = [{ assetId: 'upload-1', kind: 'image', location: { key: 'k' } }] as const;
      const finalize = async () => {
        await given.own.claimUpload({
          contentId: id,
          fence: 0,
          frozenKeys: frozenKeysOf(id, newItem(id).files, 1),
          leaseMs,
        });
        await given.own.commitVerdict({
          contentId: id,
          fence: 1,
          caption: '',
          assets,
          media: [imageInfo],
          platformFit: fits,
        });
        await given.own.transaction(async (unit) => {
          expect(await unit.completePublishing(id, 1)).not.toBeNull();
          await unit.saveReply(ownReply);
          await unit.record(ownEvent);
        });
      };
      expect(await statementsOf(given, finalize)).toBe(5);
    });

    it('of another caption, a cancel and an archive', async () => {
      const given = await givenProject(subject());
      const id = await givenCompleted(given);
      const caption = () =>
        given.own.transaction(async (unit) => {
          await unit.updateCaption(id, 'x', fits);
          await unit.saveReply(ownReply);
          await unit.record(ownEvent);
        });
      expect(await statementsOf(given, caption)).toBe(3);
      expect(
        await statementsOf(given, () =>
          given.own.cancelContent(id, { open: 'CANCELED_BY_CLIENT', completed: 'DELETED' }),
        ),
      ).toBe(1);
      expect(await statementsOf(given, () => given.own.archiveProject(given.projectId))).toBe(2);
    });
  });
}
