// Proves the walls of .dependency-cruiser.mjs: a tree in which every rule is broken once, next to what is allowed.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { test } from 'vitest';
import config, { rooms } from '../.dependency-cruiser.mjs';

const core = '../../core/src/index.ts';

/** File → what it imports. */
const allowed = {
  'packages/core/src/index.ts': ['./errors.ts'],
  'packages/core/src/errors.ts': [],
  'packages/core/src/errors.test.ts': ['./errors.ts', 'vitest'],
  'packages/core/src/repository.ts': ['type ./account/account-repository.ts', 'type ./upload/upload-repository.ts'],
  'packages/core/src/project/project.ts': ['../errors.ts'],
  'packages/core/src/account/account-repository.ts': ['type ../project/project.ts'],
  'packages/core/src/upload/upload-repository.ts': ['type ../account/account-repository.ts'],
  'packages/core/src/upload/finalizeUpload.ts': ['type ../repository.ts', '../content/content-item.ts'],
  'packages/core/src/content/content-item.ts': ['../errors.ts'],
  'packages/core/src/review/decided.ts': ['../content/content-item.ts'],
  'packages/core/src/platform-fit/platform-judge.ts': ['type ../content/content-item.ts'],
  'packages/core/src/upkeep/sweep.ts': ['../upload/finalizeUpload.ts'],
  'packages/contract/src/index.ts': [],
  'packages/database/src/index.ts': [core, 'node:fs'],
  'packages/database/src/repository/project/projects.ts': [],
  'packages/database/src/repository/upload/archive.ts': ['../project/projects.ts'],
  'packages/object-store/src/index.ts': [core],
  'packages/fetch-guard/src/index.ts': ['node:tls', 'node:dns/promises'],
  'packages/platform-fit/src/index.ts': [`type ${core}`],
  'packages/media-probe/src/index.ts': [`type ${core}`],
  'packages/media-probe/src/browser/index.ts': [],
  'packages/media-probe/src/pool/index.ts': [],
  'packages/client/src/index.ts': [
    'type ../../contract/src/index.ts',
    'late ../../platform-fit/src/index.ts',
    'late ../../media-probe/src/browser/index.ts',
    'type ../../media-probe/src/browser/index.ts',
  ],
  'apps/cli/src/main.ts': ['../../../packages/client/src/index.ts', 'node:fs'],
  'apps/console/src/main.tsx': ['./upload/judged.ts'],
  'apps/console/src/upload/judged.ts': [
    '../../../../packages/client/src/index.ts',
    '../../../../packages/platform-fit/src/index.ts',
    '../../../../packages/media-probe/src/index.ts',
  ],
  'apps/api/src/context.ts': ['../../../packages/database/src/index.ts', '../../../packages/core/src/index.ts'],
  'apps/api/src/examinations.ts': ['../../../packages/object-store/src/index.ts'],
  'apps/api/src/app.ts': ['express', './context.ts', './http/router.ts', './operations/dispatch.ts'],
  'apps/api/src/http/router.ts': ['express'],
  'apps/api/src/media/uploads.ts': ['express', '../http/router.ts'],
  'apps/api/src/background/jobs.ts': ['type ../telemetry/metrics.ts'],
  'apps/api/src/telemetry/metrics.ts': ['type ../config/config.ts'],
  'apps/api/src/config/config.ts': [],
  'apps/api/src/docs/docs.ts': ['express'],
  'apps/api/src/docs/page/init.js': ['./served-beside.js'],
  'apps/api/src/operations/dispatch.ts': ['type ../context.ts', '../http/router.ts'],
  'apps/api/test/flow.test.ts': ['vitest', '../../../packages/object-store/src/index.ts'],
  'apps/api/test/acceptance/upload.test.ts': [
    'vitest',
    'node:fs',
    '../../../../packages/client/src/index.ts',
    './flow.ts',
  ],
  'apps/api/test/acceptance/flow.ts': [],
  'apps/api/src/circle/b.ts': ['./a.ts'],
  'apps/api/src/circle/d.ts': ['type ./c.ts'],
};

/** File → what it imports and the rules that must say no. */
const forbidden = {
  'packages/core/src/a.ts': [['node:crypto'], ['core-imports-nothing']],
  'packages/core/src/b.ts': [['../../contract/src/index.ts'], ['core-imports-nothing']],
  'packages/core/src/c.ts': [['type zod'], ['core-imports-nothing']],
  'packages/core/src/ids.ts': [['type ./content/content-item.ts'], ['core-base-knows-no-room']],
  'packages/core/src/project/a.ts': [['../account/account-repository.ts'], ['rooms-in-order']],
  'packages/core/src/content/a.ts': [['type ../review/decided.ts'], ['rooms-in-order']],
  'packages/core/src/content/b.ts': [['type ../account/account-repository.ts'], ['rooms-in-order']],
  'packages/core/src/review/a.ts': [['../upload/finalizeUpload.ts'], ['rooms-in-order']],
  'packages/core/src/account/a.ts': [['type ../platform-fit/platform-judge.ts'], ['rooms-in-order']],
  'packages/core/src/platform-fit/a.ts': [['../upload/upload-repository.ts'], ['rooms-in-order']],
  'packages/core/src/upload/a.ts': [['../upkeep/sweep.ts'], ['rooms-in-order']],
  'packages/core/src/d.test.ts': [['../../contract/src/index.ts'], ['core-tests-import-nothing-else']],
  'packages/database/src/a.ts': [['../../object-store/src/index.ts'], ['adapters-keep-apart']],
  'packages/database/src/repository/project/a.ts': [['../upload/archive.ts'], ['rooms-in-order']],
  'packages/database/src/b.ts': [['type ../../contract/src/index.ts'], ['adapters-keep-apart']],
  'packages/object-store/src/a.ts': [['../../../apps/api/src/app.ts'], ['adapters-keep-apart', 'no-deep-imports']],
  'packages/fetch-guard/src/a.ts': [[`type ${core}`], ['fetch-guard-knows-nobody']],
  'packages/database/src/c.ts': [['node:dns/promises'], ['strangers-through-the-guard']],
  'apps/api/src/operations/c.ts': [['node:https'], ['strangers-through-the-guard']],
  'packages/platform-fit/src/a.ts': [[core], ['pure-adapters-take-types-only']],
  'packages/media-probe/src/a.ts': [[core], ['pure-adapters-take-types-only']],
  'packages/client/src/a.ts': [[`type ${core}`], ['client-stands-alone']],
  'packages/client/src/b.ts': [['../../platform-fit/src/index.ts'], ['client-loads-judge-and-probe-late']],
  'packages/client/src/e.ts': [['late ../../database/src/index.ts'], ['client-stands-alone']],
  'packages/client/src/f.ts': [['late ../../fetch-guard/src/index.ts'], ['client-stands-alone']],
  'packages/client/src/g.ts': [['late ../../media-probe/src/pool/index.ts'], ['client-stands-alone']],
  'packages/client/src/h.ts': [['../../media-probe/src/browser/index.ts'], ['client-loads-judge-and-probe-late']],
  'packages/client/src/c.ts': [['node:fs'], ['client-without-node']],
  'packages/client/src/d.ts': [['../../contract/src/index.ts'], ['client-takes-contract-types-only']],
  'apps/cli/src/a.ts': [['../../../packages/core/src/index.ts'], ['other-apps-are-clients']],
  'apps/cli/src/b.ts': [['../../../packages/database/src/index.ts'], ['other-apps-are-clients']],
  'apps/cli/src/c.ts': [['../../../packages/object-store/src/index.ts'], ['other-apps-are-clients']],
  'apps/console/src/a.ts': [['../../cli/src/main.ts'], ['no-deep-imports', 'other-apps-are-clients']],
  'apps/api/src/main.ts': [['../../../packages/database/src/index.ts'], ['one-composition-root']],
  'apps/api/src/operations/a.ts': [['type express'], ['express-at-the-edge']],
  'apps/api/src/background/a.ts': [['express'], ['express-at-the-edge']],
  'apps/api/src/telemetry/a.ts': [['type ../background/jobs.ts'], ['telemetry-knows-no-part']],
  'apps/api/src/http/a.ts': [['../operations/dispatch.ts'], ['http-knows-no-operation']],
  'apps/api/src/http/b.ts': [['type ../context.ts'], ['http-knows-no-operation']],
  'apps/api/src/environments.ts': [['type ./operations/dispatch.ts'], ['context-below-the-request']],
  'apps/api/src/operations/b.ts': [['../../../../packages/core/src/errors.ts'], ['no-deep-imports']],
  'apps/api/test/acceptance/a.ts': [['../../src/app.ts'], ['acceptance-through-the-client']],
  'apps/api/test/acceptance/b.ts': [['zod'], ['acceptance-through-the-client']],
  'apps/api/src/circle/a.ts': [['./b.ts'], ['no-cycles']],
  'apps/api/src/circle/c.ts': [['type ./d.ts'], ['no-cycles']],
  'apps/api/src/lost.ts': [['./nowhere.ts'], ['resolvable']],
  'apps/api/src/undeclared.ts': [['pino'], ['declared-dependencies']],
  'apps/api/src/tool.ts': [['vitest'], ['development-tools-stay-at-home']],
};

const manifest = { dependencies: { express: '*', zod: '*' }, devDependencies: { vitest: '*' } };

function build(folder) {
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const name of ['express', 'zod', 'vitest', 'pino']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  for (const name of [
    'packages/core',
    'packages/client',
    'packages/database',
    'packages/fetch-guard',
    'packages/media-probe',
    'packages/platform-fit',
    'apps/api',
    'apps/cli',
    'apps/console',
  ]) {
    write(`${name}/package.json`, JSON.stringify(manifest));
  }
  const imports = Object.entries(forbidden).map(([file, [targets]]) => [file, targets]);
  for (const [file, targets] of [...Object.entries(allowed), ...imports]) {
    const lines = targets.map((target, index) => {
      const [, kind, path] = /^(?:(type|late) )?(.*)$/.exec(target);
      if (kind === 'type') return `import type { x${index} } from '${path}'; export type Y${index} = x${index};`;
      return kind === 'late'
        ? `export const y${index} = () => import('${path}');`
        : `import { x${index} } from '${path}'; export const y${index} = x${index};`;
    });
    write(file, [...lines, 'export const x0 = 0;', ''].join('\n'));
  }
}

async function violations(folder) {
  const { enhancedResolveOptions, ...options } = config.options;
  const cruiseOptions = { ...options, baseDir: folder, validate: true, ruleSet: { forbidden: config.forbidden } };
  const { output } = await cruise(['packages', 'apps'], cruiseOptions, enhancedResolveOptions);
  return output.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

test('every wall stands', async ({ onTestFinished }) => {
  const folder = mkdtempSync(join(tmpdir(), 'walls-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  build(folder);
  const expected = Object.entries(forbidden).flatMap(([file, [, rules]]) => rules.map((rule) => `${rule}: ${file}`));
  const found = [...new Set(await violations(folder))];
  assert.deepEqual(found.sort(), expected.sort());

  const proved = new Set(Object.values(forbidden).flatMap(([, rules]) => rules));
  assert.deepEqual(
    config.forbidden.map(({ name }) => name).filter((name) => !proved.has(name)),
    [],
    'rules without a proof',
  );
});

test.each(['packages/core/src', 'packages/database/src/repository'])('every room of %s has its place', (folder) => {
  const found = readdirSync(new URL(`../${folder}`, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  assert.deepEqual(
    found.filter((room) => !rooms.includes(room)),
    [],
  );
});
