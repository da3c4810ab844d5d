import { StorageFullError, UnavailableError } from '@layers-content/core';
import { expect, it } from 'vitest';
import { LockTimeoutError, SqlError, sqlFault, StalePlanError } from './sql-error.ts';

const engineError = (code: string, more: object = {}) =>
  Object.assign(new Error('said the engine'), { code, severity: 'ERROR', ...more });

it.each(['53100', 'ENOSPC'])('%s is a full disk', (code) => {
  expect(sqlFault(engineError(code))).toBeInstanceOf(StorageFullError);
  expect(sqlFault(Object.assign(new Error('no room'), { code }))).toBeInstanceOf(StorageFullError);
});

it.each(['08006', '57014', '57P01', '53300', '58030', '40001', '40P01', '25006'])('%s is an outage', (code) => {
  const cause = engineError(code);
  const fault = sqlFault(cause);
  expect(fault).toBeInstanceOf(UnavailableError);
  expect(fault.cause).toBe(cause);
});

it.each([
  Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  Object.assign(new Error('pipe'), { code: 'EPIPE' }),
  new Error('ended'),
  'text',
  null,
])('what the engine did not word is an outage: %s', (cause) => {
  expect(sqlFault(cause)).toBeInstanceOf(UnavailableError);
});

it('a lock waited for in vain is an outage of its own name', () => {
  const fault = sqlFault(engineError('55P03'));
  expect(fault).toBeInstanceOf(LockTimeoutError);
  expect(fault).toBeInstanceOf(UnavailableError);
});

it('a plan from before a migration is an outage of its own name', () => {
  const stale = Object.assign(new Error('cached plan must not change result type'), {
    code: '0A000',
    severity: 'ERROR',
  });
  expect(sqlFault(stale)).toBeInstanceOf(StalePlanError);
  expect(sqlFault(engineError('0A000'))).toBeInstanceOf(SqlError);
});

it('an engine that ends itself is an outage, or a full disk when it says so', () => {
  expect(sqlFault(engineError('XX000', { severity: 'PANIC' }))).toBeInstanceOf(UnavailableError);
  const message = 'could not write to file "pg_wal/xlogtemp.42": No space left on device';
  expect(sqlFault(new Error(message))).toBeInstanceOf(StorageFullError);
});

it('a refused statement stays what it is', () => {
  const fault = sqlFault(engineError('23505', { constraint: 'projects_pkey' }));
  expect(fault).toBeInstanceOf(SqlError);
  expect(fault).toMatchObject({
    sqlState: '23505',
    constraint: 'projects_pkey',
    message: 'said the engine (SQLSTATE 23505)',
  });
  expect(sqlFault(fault)).toBe(fault);
});
