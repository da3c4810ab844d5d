import { openDatabase } from '../../src/index.ts';
import { projectFieldsOf } from '@layers-content/core';

// Opens a data directory and commits without end; a line on stdout acknowledges each commit.
const [dataDir = '', organizationId = '', firstId = '0'] = process.argv.slice(2);
const fields = projectFieldsOf({ name: 'Crash', timezone: 'UTC' });

const repository = await openDatabase({ engine: 'pglite', dataDir });
if (await repository.isEmpty()) {
  const organization = { id: organizationId, name: 'Crash' };
  await repository.createFirstTenant({ organization, project: { id: organizationId, fields }, keys: [] });
}
process.stdout.write('open\n');
const tenant = repository.forTenant({ organizationId, environment: 'live' }, 'system');
for (let n = Number(firstId); ; n += 4) {
  await Promise.all(
    [n, n + 1, n + 2, n + 3].map(async (id) => {
      const uuid = `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`;
      await tenant.transaction((unit) => unit.createProject(uuid, fields));
      process.stdout.write(`${uuid}\n`);
    }),
  );
}
