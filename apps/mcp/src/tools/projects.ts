import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { page, projectId } from '../fields.ts';
import { textOf, tool } from '../tool.ts';

const name = z.string().min(3).max(30);
const timezone = z.string().min(1).max(64).describe('IANA name, such as Europe/Lisbon.');
/** What a project may say of itself. */
const facts = {
  customerExternalId: z.string().min(1).max(255).describe('Your own id for the customer behind it.'),
  metadata: z.record(z.string(), z.json()).describe('Any JSON of yours, at most 8 KB; replaced whole.'),
  appName: z.string().min(3).max(30).describe('The app or product it is about.'),
  appDescription: z.string().min(100).max(1_000),
  tagline: z.string().max(80),
  brandVoice: z.enum(['authentic', 'witty', 'professional', 'warm', 'casual', 'educational']),
  targetGender: z.enum(['all', 'female', 'male']),
  primaryLanguage: z.string().max(35).describe('BCP 47 tag, such as en.'),
  ownerEmail: z.string().max(254),
};

function clearable<Field extends z.ZodType>(field: Field) {
  return field.nullable().exactOptional();
}

export const projectTools = [
  tool('list_projects', {
    title: 'List projects',
    description: 'Projects the key sees. Content lives in projects: call this to find the projectId of the others.',
    effect: 'reads',
    input: {
      status: z.enum(['active', 'archived']).exactOptional(),
      search: z.string().min(1).max(100).describe('Part of the name.').exactOptional(),
      customerExternalId: facts.customerExternalId.exactOptional(),
      ...page,
    },
    run: async (query, { client, signal }) => ({ text: textOf(await client.listProjects(query, { signal })) }),
  }),
  tool('get_project', {
    title: 'Get a project',
    description: 'One project with all its fields.',
    effect: 'reads',
    input: { projectId },
    run: async (input, { client, signal }) => ({ text: textOf(await client.getProject(input.projectId, { signal })) }),
  }),
  tool('create_project', {
    title: 'Create a project',
    description: 'Makes a project each time it is called. Look with list_projects whether there is one already.',
    effect: 'adds',
    input: {
      name,
      timezone,
      customerExternalId: facts.customerExternalId.exactOptional(),
      metadata: facts.metadata.exactOptional(),
      appName: facts.appName.exactOptional(),
      appDescription: facts.appDescription.exactOptional(),
      tagline: facts.tagline.exactOptional(),
      brandVoice: facts.brandVoice.exactOptional(),
      targetGender: facts.targetGender.exactOptional(),
      primaryLanguage: facts.primaryLanguage.exactOptional(),
      ownerEmail: facts.ownerEmail.exactOptional(),
    },
    run: async (body, { client, signal }) => ({
      text: textOf(await client.createProject(body, { signal, idempotencyKey: randomUUID() })),
    }),
  }),
  tool('update_project', {
    title: 'Change a project',
    description: 'Changes the fields that are given; null clears one. status active brings an archived project back.',
    effect: 'replaces',
    input: {
      projectId,
      status: z.literal('active').exactOptional(),
      name: name.exactOptional(),
      timezone: timezone.exactOptional(),
      customerExternalId: clearable(facts.customerExternalId),
      metadata: clearable(facts.metadata),
      appName: clearable(facts.appName),
      appDescription: clearable(facts.appDescription),
      tagline: clearable(facts.tagline),
      brandVoice: clearable(facts.brandVoice),
      targetGender: clearable(facts.targetGender),
      primaryLanguage: clearable(facts.primaryLanguage),
      ownerEmail: clearable(facts.ownerEmail),
    },
    run: async ({ projectId: id, ...body }, { client, signal }) => ({
      text: textOf(await client.updateProject(id, body, { signal, idempotencyKey: randomUUID() })),
    }),
  }),
  tool('archive_project', {
    title: 'Archive a project',
    description:
      'Archives a project and cancels its open uploads; completed content stays. update_project restores it.',
    effect: 'replaces',
    input: { projectId },
    run: async (input, { client, signal }) => ({
      text: textOf(await client.archiveProject(input.projectId, { signal })),
    }),
  }),
];
