import { createHmac, timingSafeEqual } from 'node:crypto';
import { refusalOfIssues } from '@layers-content/core';
import type { PagePosition } from '@layers-content/core';
import type { KeyRing } from '../config/secrets.ts';

/** Writes and reads list cursors: opaque to clients, signed so that only our own come back. */
export interface Cursors {
  write(position: PagePosition | null): string | null;
  /** @throws ValidationError for anything this service did not write. */
  read(cursor: string | undefined): PagePosition | null;
}

const macBytes = 16;

/** @param cursorKeys the first signs, every one is accepted. */
export function createCursors(cursorKeys: KeyRing): Cursors {
  const sign = (payload: Uint8Array, key: Uint8Array): Buffer =>
    createHmac('sha256', key).update(payload).digest().subarray(0, macBytes);
  return {
    write(position) {
      if (!position) return null;
      const payload = Buffer.from(`${position.createdAt.getTime()}.${position.id}`);
      return Buffer.concat([sign(payload, cursorKeys[0]), payload]).toString('base64url');
    },
    read(cursor) {
      if (cursor === undefined) return null;
      const bytes = Buffer.from(cursor, 'base64url');
      const payload = bytes.subarray(macBytes);
      const [, time, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(payload.toString('latin1')) ?? [];
      const mac = bytes.subarray(0, macBytes);
      const genuine = bytes.length > macBytes && cursorKeys.some((key) => timingSafeEqual(mac, sign(payload, key)));
      if (!genuine || time === undefined || id === undefined || bytes.toString('base64url') !== cursor) {
        throw refusalOfIssues(
          [{ path: 'query/cursor', message: 'must be a cursor of an earlier page' }],
          'The cursor is not one of ours. Pass nextCursor as it was given, or start from the first page.',
        );
      }
      return { createdAt: new Date(Number(time)), id };
    },
  };
}
