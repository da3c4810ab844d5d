/** What the audit log tells of; every mutation is written in the transaction of its effect. */
export const auditEventTypes = [
  'project.created',
  'project.updated',
  'project.archived',
  'upload_session.created',
  'content.completed',
  'content.caption_updated',
  'content.canceled',
  'api_key.created',
  'api_key.rotated',
  'api_key.revoked',
  'api_key.killed',
  'request.refused',
] as const;
export type AuditEventType = (typeof auditEventTypes)[number];
