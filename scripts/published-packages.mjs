// Packs what would be published, as it would be published, and looks at the tarballs. Wants `pnpm build` first.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));

const published = [
  'packages/client',
  'packages/contract',
  'packages/media-probe',
  'packages/platform-fit',
  'apps/api',
  'apps/cli',
];

function run(command, args, cwd, stdio = 'inherit') {
  const { status, stdout } = spawnSync(command, args, {
    cwd,
    stdio,
    encoding: 'utf8',
    maxBuffer: 64 * 1_048_576,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed in ${cwd}`);
  return stdout;
}

/** npm packs a manifest as it stands, so a range that several packages name is written out in each: it must be one. */
function checkRanges() {
  const { catalog } = parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'));
  const folders = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => join(parent, name)),
  );
  const known = { ...catalog };
  for (const folder of ['', 'openapi', ...folders]) {
    const { name, dependencies, devDependencies } = manifestIn(folder);
    for (const [tool, range] of Object.entries({ ...dependencies, ...devDependencies })) {
      if (/^(workspace|catalog):/.test(range)) continue;
      known[tool] ??= range;
      if (range !== known[tool]) throw new Error(`${name} takes ${tool} ${range}; elsewhere it is ${known[tool]}`);
    }
  }
}

function manifestIn(folder) {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}

/** A dependency that is not published, or is not built, breaks only on the stranger's machine. */
function lookInside(tarball) {
  const list = run('tar', ['-tzf', tarball], root, 'pipe').split('\n');
  const sources = list.filter((file) => /\.tsx?$/.test(file) && !/\.d\.[cm]?ts$/.test(file));
  if (sources.length > 0) throw new Error(`TypeScript sources are packed: ${sources.join(', ')}`);

  const manifest = JSON.parse(run('tar', ['-xzOf', tarball, 'package/package.json'], root, 'pipe'));
  const own = published.map((folder) => manifestIn(folder).name);
  const unpublished = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).filter(
    (name) => name.startsWith('@layers-content/') && !own.includes(name),
  );
  if (unpublished.length > 0) throw new Error(`Depends on unpublished packages: ${unpublished.join(', ')}`);

  const built = list.filter((file) => /\.(m?js|d\.m?ts)$/.test(file));
  for (const file of built) {
    const text = run('tar', ['-xzOf', tarball, file], root, 'pipe');
    const found = [...text.matchAll(/(?:from|import\()\s*["'](@layers-content\/[^"'/]+)/g)].map((match) => match[1]);
    const foreign = found.filter((name) => !own.includes(name));
    if (foreign.length > 0) throw new Error(`${file} imports ${foreign.join(', ')}, which nobody can install`);
  }
}

/** What tests take of a package, of which nothing is published. */
function isOfSourcesAlone(entry) {
  return Object.keys(entry).every((condition) => condition === '@layers-content/source');
}

const target = mkdtempSync(join(tmpdir(), 'packages-check-'));
try {
  checkRanges();
  for (const folder of published) {
    const cwd = join(root, folder);
    const tarball = join(target, `${folder.replace('/', '-')}.tgz`);
    console.log(`\n${folder}`);
    run('pnpm', ['pack', '--out', tarball], cwd, 'ignore');
    lookInside(tarball);
    run('pnpm', ['exec', 'publint', 'run', tarball, '--strict'], root);
    const { exports } = manifestIn(folder);
    if (!exports['.']) continue;
    const hidden = Object.keys(exports).filter((name) => isOfSourcesAlone(exports[name]));
    const args = hidden.length > 0 ? ['--exclude-entrypoints', ...hidden] : [];
    run('pnpm', ['exec', 'attw', tarball, '--profile', 'esm-only', ...args], root);
  }
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(target, { recursive: true, force: true });
}
