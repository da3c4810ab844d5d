export { Refusal } from './refusal.ts';
export { createServer } from './server.ts';
export type { MessageTransport, ServerOptions, ToolServer } from './server.ts';
