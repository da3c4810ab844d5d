import type { LayersApiError } from '@layers-content/client';
import type { Invocation } from '../invocation.ts';

/** What to type after a failure. */
export interface NextCommand {
  /** Without the program's name and the options that say which service and world are meant. */
  readonly args: readonly string[];
  /** Told behind it, as a comment of the shell. */
  readonly why: string;
}

type Advice = (invocation: Invocation) => NextCommand;

const again: Advice = ({ args }) => ({ args, why: 'the same again, a little later' });
const whichKey: Advice = () => ({
  args: ['key'],
  why: 'which key and which service these are, and where they come from',
});
const whatIsUsed: Advice = () => ({ args: ['open'], why: 'the console shows what is used up' });
const whichItems: Advice = () => ({ args: ['list'], why: 'which items there are; those of the sandbox: with --test' });
const theItem: Advice = (invocation) => {
  const containerId = invocation.args.find((arg) => arg.startsWith('cnt_'));
  if (containerId === undefined) return whichItems(invocation);
  return { args: ['get', containerId], why: 'how the item stands' };
};

/** The command's own help: the advice where nothing else is known. */
export const itsHelp: Advice = ({ command }) => ({
  args: command === null ? ['--help'] : [command, '--help'],
  why: 'what it takes, with examples',
});

/** By the API's codes; a code that is not here is a matter of the command's usage. */
const adviceByCode: Readonly<Record<string, Advice>> = {
  UNAUTHENTICATED: whichKey,
  FORBIDDEN_SCOPE: whichKey,
  KILL_SWITCH: whichKey,
  UNEXPECTED_RESPONSE: whichKey,
  NOT_FOUND: whichItems,
  CONFLICT: theItem,
  UPLOAD_INCOMPLETE: theItem,
  FINALIZE_IN_PROGRESS: theItem,
  QUOTA_EXCEEDED: whatIsUsed,
  RATE_LIMITED: again,
  UNAVAILABLE: again,
  STORAGE_FULL: again,
  INTERNAL: again,
};

/** What to type after the service refused. */
export function afterRefusal(error: LayersApiError, invocation: Invocation): NextCommand {
  const advice = Object.hasOwn(adviceByCode, error.code) ? adviceByCode[error.code] : undefined;
  return (advice ?? itsHelp)(invocation);
}

/** What to type when nobody answered. */
export const afterSilence: Advice = whichKey;
