import path from 'node:path';

/**
 * Flags by which Node lets a program read its own folder and installed packages, write nothing, and start no process
 * and no thread. Native code of a package that was taken over is not held by them (docs/decisions/0043).
 */
export function confinementOf(program: string): readonly string[] {
  const known = process.allowedNodeEnvironmentFlags;
  const readable = [path.dirname(program), ...packageFoldersOf(program)];
  return [
    // Node 20 calls it experimental; later versions know addons as a right of their own.
    known.has('--permission') ? '--permission' : '--experimental-permission',
    ...(known.has('--allow-addons') ? ['--allow-addons'] : []),
    ...readable.map((folder) => `--allow-fs-read=${folder}${path.sep}`),
    '--no-warnings',
  ];
}

/** Where Node looks for packages, from a program's folder up to the root. */
function packageFoldersOf(program: string): readonly string[] {
  const folders: string[] = [];
  for (let at = path.dirname(program); at !== path.dirname(at); at = path.dirname(at))
    folders.push(path.join(at, 'node_modules'));
  return folders;
}
