export { createPlatformJudge } from './platform-judge.ts';
