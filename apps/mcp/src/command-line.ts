import { parseArgs } from 'node:util';
import { StartError } from './config.ts';

export const help = `layers-content-mcp: the Layers Content API as tools for agents, over stdin and stdout.

  --root <folder>  whose files agents may check and upload; the working folder unless told
  --help           this text

Environment: LAYERS_API_KEY and LAYERS_BASE_URL; LAYERS_PROJECT_ID, if one project is meant.
`;

export interface CommandLine {
  readonly root: string | undefined;
  readonly help: boolean;
}

/** @throws StartError for what it does not know. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({ args: [...args], options: { root: { type: 'string' }, help: { type: 'boolean' } } });
    return { root: values.root, help: values.help === true };
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
