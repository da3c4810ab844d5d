/** Names a database that may be emptied; this folder's tests run only where it is given. */
export const serverUrl = process.env['TEST_DATABASE_URL'] ?? '';
