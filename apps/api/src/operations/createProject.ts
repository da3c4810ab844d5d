import type { Handler } from '@layers-content/contract';
import { createProject as create } from '@layers-content/core';
import { presentProject } from '../http/presenters.ts';
import type { OperationContext } from './operation-context.ts';

export const createProject: Handler<'createProject', OperationContext> = async ({ body }, context) => {
  const project = await create(context, {
    name: body.name,
    timezone: body.timezone,
    customerExternalId: body.customerExternalId ?? null,
    metadata: body.metadata ?? null,
    appName: body.appName ?? null,
    appDescription: body.appDescription ?? null,
    primaryLanguage: body.primaryLanguage ?? null,
    ownerEmail: body.ownerEmail ?? null,
  }, context.alongside((created) => ({
    event: { eventType: 'project.created', projectId: created.id, data: {} },
    reply: { status: 201, body: presentProject(created) },
  })));
  return { status: 201, body: presentProject(project) };
};
