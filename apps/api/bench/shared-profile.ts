import { randomBytes } from 'node:crypto';
import { createServerDatabase, openMigrated } from '@layers-content/database/testing';
import { createServerBucket } from '@layers-content/object-store/testing';
import { deriveSecrets } from '../src/config/secrets.ts';
import { createInstallation } from '../test/e2e/service-process.ts';
import type { SharedServers } from '../test/e2e/shared-servers.ts';
import { s3EnvironmentOf } from '../test/http/s3-environment.ts';
import { openKeeping } from './keeping.ts';
import { builtService, opened, seeded, settings, undoAll } from './profile.ts';
import type { Profile } from './profile.ts';

/** PostgreSQL and S3, one process. */
export function openShared({ databaseUrl, s3 }: SharedServers, items: number): Promise<Profile> {
  return opened(async (undo) => {
    const secretKey = randomBytes(32).toString('base64url');
    const secrets = deriveSecrets(secretKey);
    const database = await createServerDatabase(databaseUrl);
    undo.push(() => database.drop());
    const tenant = await seeded({ engine: 'postgres', url: database.url }, secrets, items);
    const bucket = await createServerBucket(s3);
    const installation = await createInstallation({
      database: 'absent',
      env: {
        ...settings,
        SECRET_KEY: secretKey,
        DATABASE_URL: database.url,
        ...s3EnvironmentOf({ ...s3, bucket }),
      },
    });
    undo.push(() => installation.remove());
    const sql = await openMigrated({ engine: 'postgres', url: database.url });
    undo.push(() => sql.close());
    const keeping = await openKeeping(s3, bucket);
    undo.push(keeping.close);
    return {
      name: 'PostgreSQL and S3',
      items,
      service: await installation.start({ entry: builtService }),
      tenant,
      secrets,
      sql,
      takesPuts: false,
      keepPlainly: (bytes, contentType) => keeping.keep(bytes, contentType, 1),
      plainKeeping: 'PUT to the store, copied within it',
      remove: () => undoAll(undo),
    };
  });
}
