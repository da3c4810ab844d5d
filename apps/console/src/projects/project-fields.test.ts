import { LayersApiError } from '@layers-content/client';
import { expect, test } from 'vitest';
import { changeOf, creationOf, emptyFields, faultsOf } from './project-fields.ts';

const fields = { ...emptyFields('Europe/Berlin'), name: 'Harbour' };

test('a new project says what was filled in alone', () => {
  expect(creationOf({ ...fields, tagline: 'Ships', brandVoice: 'warm' })).toEqual({
    name: 'Harbour',
    timezone: 'Europe/Berlin',
    tagline: 'Ships',
    brandVoice: 'warm',
  });
});

test('a change says what is different, and clears what was emptied', () => {
  expect(changeOf({ ...fields, tagline: 'Ships' }, { ...fields, name: 'Pier' })).toEqual({
    name: 'Pier',
    tagline: null,
  });
  expect(changeOf(fields, fields)).toBeNull();
});

test('a refusal is told field by field', () => {
  const issues = [{ path: 'body/tagline', message: 'must NOT have more than 80 characters' }];
  const fault = { status: 422, code: 'VALIDATION', message: '', requestId: null, retryAfterSeconds: null, body: null };
  expect(faultsOf(new LayersApiError({ ...fault, details: { issues } }))).toEqual({
    tagline: 'must NOT have more than 80 characters',
  });
  expect(faultsOf(new Error('no answer'))).toEqual({});
});
