import { sharedServers } from '../e2e/shared-servers.ts';

const found = sharedServers();
if (!found)
  throw new Error(
    'these tests want TEST_DATABASE_URL and TEST_S3_ENDPOINT: .ci/postgres .ci/s3-server versitygw <command>',
  );

/** PostgreSQL and S3; this folder's tests run only where they are. */
export const servers = found;
