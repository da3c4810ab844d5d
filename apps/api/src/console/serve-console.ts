import type { RequestHandler } from 'express';
import { answerBytes } from '../http/answer-bytes.ts';
import { onlyMethods } from '../http/routes.ts';
import { isConsoleBuilt, readConsole } from './console-files.ts';
import { consolePolicy } from './console-policy.ts';
import type { ConsoleSettings } from './console-policy.ts';

const below = '/console/assets/';

type AnswerOf = (path: string) => RequestHandler | undefined;

/**
 * The console at `/console`: its page at every address below, since the page itself tells them apart, and its parts
 * below `/console/assets/`. Other paths fall through, and so does everything where no console was built.
 * @param folder with a trailing slash; that of the console's build unless told.
 */
export function serveConsole(settings: ConsoleSettings, folder?: URL): RequestHandler {
  if (!isConsoleBuilt(folder)) {
    return (_req, _res, next) => {
      next();
    };
  }
  const policy = consolePolicy(settings);
  const refuse = onlyMethods('GET', 'HEAD');
  let answerOf: AnswerOf | undefined;
  return (req, res, next) => {
    // Read when it is first asked for: a start has no time for it.
    const answer = /^\/console(\/|$)/.test(req.path) ? (answerOf ??= answersOf(settings, folder))(req.path) : undefined;
    if (!answer) next();
    else if (req.method !== 'GET' && req.method !== 'HEAD') refuse(req, res, next);
    else {
      res.setHeader('Content-Security-Policy', policy);
      return answer(req, res, next);
    }
  };
}

function answersOf({ publicUrl }: ConsoleSettings, folder?: URL): AnswerOf {
  const { page, assets } = readConsole(`${new URL(publicUrl).pathname.replace(/\/$/, '')}/console/`, folder);
  const answers = new Map([...assets].map(([name, file]) => [name, answerBytes(file)]));
  const answerPage = answerBytes(page);
  return (path) => (path.startsWith(below) ? answers.get(path.slice(below.length)) : answerPage);
}
