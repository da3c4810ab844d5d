export { identity, startHttpSource, startSource, TestNetwork } from '../test/source.ts';
export type { Listening } from '../test/source.ts';
