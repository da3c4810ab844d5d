// The walls of the house: imports that never exist. `pnpm walls` checks them; test/walls.test.mjs proves each one.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const adapters = 'database|object-store|platform-fit|media-probe|fetch-guard';
const tests = '\\.(test|test-d|conformance)\\.ts$|/test/|/bench/|\\.config\\.ts$';
/** The rooms of the domain, and of its repository: each may know those before it, and none that comes after. */
export const rooms = ['project', 'content', 'review', 'account', 'platform-fit', 'webhook', 'upload', 'upkeep'];
const testTools = 'node_modules/(vitest|@vitest|fast-check)/';
const nodeBuiltIns = ['core'];

/** What packages let others import: the targets of their `exports`. Everything else in them is private. */
function entryPoints() {
  const folders = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(root + parent).map((name) => `${parent}/${name}`),
  );
  return folders.flatMap((folder) => {
    const { exports = {} } = JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'));
    return targets(exports).map(
      (target) => `^${`${folder}/${target.slice(2)}`.replace(/[.+]/g, '\\$&').replace('*', '[^/]+')}$`,
    );
  });
}

function targets(exports) {
  return typeof exports === 'string' ? [exports] : Object.values(exports ?? {}).flatMap(targets);
}

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    never(
      'core-imports-nothing',
      'The domain knows no HTTP, SQL, store, clock or random source: whatever it needs is a port.',
      { path: '^packages/core/', pathNot: tests },
      { pathNot: '^packages/core/' },
    ),
    ...rooms
      .slice(0, -1)
      .map((room, index) =>
        never(
          'rooms-in-order',
          'Rooms of the domain depend one way, and so do those of its repository.',
          { path: `^packages/(core/src|database/src/repository)/${room}/` },
          { path: `^packages/(core/src|database/src/repository)/(${rooms.slice(index + 1).join('|')})/` },
        ),
      ),
    never(
      'core-base-knows-no-room',
      'What all rooms of the domain share belongs to none of them.',
      { path: '^packages/core/src/[^/]+$', pathNot: ['^packages/core/src/(index|repository|testing)\\.ts$', tests] },
      { path: '^packages/core/src/[^/]+/' },
    ),
    never(
      'core-tests-import-nothing-else',
      'Tests of the domain need the domain and a test runner.',
      { path: `^packages/core/.*(${tests})` },
      { pathNot: ['^packages/core/', '^vitest\\.shared\\.json$', testTools], dependencyTypesNot: nodeBuiltIns },
    ),
    never(
      'adapters-keep-apart',
      'An adapter knows core and its own foreign system (its tests also how long to search), never a neighbour, the contract, the client or an app.',
      { path: `^packages/(${adapters})/` },
      { path: '^(packages|apps|openapi)/', pathNot: ['^packages/$1/', '^packages/(core|campaigns)/'] },
    ),
    never(
      'pure-adapters-take-types-only',
      'platform-fit and media-probe also run in browsers and child processes, without the domain.',
      { path: '^packages/(platform-fit|media-probe)/', pathNot: tests },
      { path: '^packages/core/', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'fetch-guard-knows-nobody',
      'What keeps strangers out can be read, tried and trusted alone.',
      { path: '^packages/fetch-guard/' },
      { path: '^(packages|apps|openapi)/', pathNot: '^packages/fetch-guard/' },
    ),
    never(
      'strangers-through-the-guard',
      'An address that somebody named is asked by fetch-guard or not at all (global fetch: see the lint rules).',
      { path: '^(apps/api|packages)/', pathNot: ['^packages/fetch-guard/', tests] },
      { path: '^(node:)?(https|http2|tls|dns)(/promises)?$' },
    ),
    never(
      'client-stands-alone',
      'The SDK runs in browsers and is published: of ours it has the types of the contract, and late what looks at files there.',
      { path: '^packages/client/src/', pathNot: tests },
      {
        path: '^(packages|apps|openapi)/',
        pathNot: '^packages/((client|contract|platform-fit)/|media-probe/src/browser/index\\.ts$)',
      },
    ),
    never(
      'client-loads-judge-and-probe-late',
      'Whoever does not look at a file before its upload does not load what looks at it.',
      { path: '^packages/client/src/', pathNot: tests },
      { path: '^packages/(platform-fit|media-probe)/', dynamic: false, dependencyTypesNot: ['type-only'] },
    ),
    never(
      'client-without-node',
      'The SDK runs in browsers.',
      { path: '^packages/client/src/', pathNot: tests },
      { dependencyTypes: nodeBuiltIns },
    ),
    never(
      'client-takes-contract-types-only',
      'Whoever calls the service needs no document: the types of the contract are built into the client.',
      { path: '^packages/client/src/', pathNot: tests },
      { path: '^packages/contract/', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'other-apps-are-clients',
      'Every other app reaches the service through the client, as anybody would, and looks at files with what is published too.',
      { path: '^apps/(?!api/)([^/]+)/', pathNot: tests },
      { path: '^(packages|apps|openapi)/', pathNot: ['^packages/(client|media-probe|platform-fit)/', '^apps/$1/'] },
    ),
    never(
      'one-composition-root',
      'Only context.ts chooses and builds adapters, and examinations.ts those that are to be looked at; guarded-source.ts and webhook-transport.ts fit one to its ports; everything else takes ports.',
      {
        path: '^(apps/api|packages)/',
        pathNot: [
          '^apps/api/src/(context|examinations|media/guarded-source|webhooks/webhook-transport)\\.ts$',
          '^packages/client/',
          `^packages/(${adapters})/`,
          '^apps/api/(test|bench)/',
          '\\.test\\.ts$',
        ],
      },
      { path: `^packages/(${adapters})/` },
    ),
    never(
      'http-knows-no-operation',
      'The road of a request is the same for every operation, and takes ports.',
      { path: '^apps/api/src/http/' },
      { path: '^apps/api/src/(operations/|context\\.ts$)' },
    ),
    never(
      'telemetry-knows-no-part',
      'Every part tells what it does; what listens knows none of them.',
      { path: '^apps/api/src/telemetry/' },
      { path: '^apps/api/src/', pathNot: '^apps/api/src/(telemetry|config)/' },
    ),
    never(
      'context-below-the-request',
      'What a service consists of does not depend on how it is asked.',
      { path: '^apps/api/src/(context|environments|examinations)\\.ts$' },
      { path: '^apps/api/src/(http|operations)/' },
    ),
    never(
      'express-at-the-edge',
      'Handlers and use cases do not know which HTTP framework carries them.',
      { path: '^(apps|packages)/', pathNot: ['^apps/api/src/app\\.ts$', '^apps/api/src/(http|media|docs|console)/'] },
      { path: 'node_modules/(@types/)?express(-serve-static-core)?/' },
    ),
    never(
      'no-deep-imports',
      'A package is what its exports say; the rest may change at any time.',
      { path: '^(packages|apps)/([^/]+)/' },
      { path: '^(packages|apps)/[^/]+/', pathNot: ['^$1/$2/', ...entryPoints()] },
    ),
    never(
      'acceptance-through-the-client',
      'The acceptance suite takes any base URL: it may know nothing but the client.',
      { path: '^apps/api/test/acceptance/' },
      {
        pathNot: ['^apps/api/test/acceptance/', '^packages/client/', 'node_modules/(vitest|@vitest)/'],
        dependencyTypesNot: nodeBuiltIns,
      },
    ),
    never('no-cycles', 'Two modules that need each other are one, or lack a third.', {}, { circular: true }),
    never(
      'resolvable',
      'An import that leads nowhere hides a wall from these checks. A page of the reference imports by the addresses it is served at.',
      { pathNot: '^apps/api/src/docs/page/' },
      { couldNotResolve: true },
    ),
    never(
      'declared-dependencies',
      'What a package imports stands in its own package.json.',
      { path: '^(packages|apps|openapi)/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    never(
      'development-tools-stay-at-home',
      'What runs in production stands under dependencies; the console and apps/mcp have everything built in.',
      { path: '^(packages|apps)/[^/]+/src/', pathNot: [tests, '^apps/(console|mcp)/'] },
      {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: ['node_modules/@types/', '^packages/'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The programs the service is measured beside stand on packages of their own.
    exclude: { path: '(^|/)(dist|\\.turbo|coverage|fixtures|bench/peers)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@layers-content/source', 'types', 'import', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.d.ts', '.mjs', '.js', '.json'],
    },
  },
};
