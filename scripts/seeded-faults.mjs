// Faults that the tests must notice, one line each: what `npm run test:strength` puts into a copy of the tree, one by one.
// `from` stands once in `file`. `test` is what must fail then; `only` narrows it to tests of that name, `campaign` sets how
// long a campaign searches (it ends with the first failure), `needs` names a server the test wants.

const uploads = 'packages/database/src/repository/uploads.ts';
const cancel = 'packages/database/src/repository/cancel.ts';
const maintenance = 'packages/database/src/repository/maintenance.ts';
const objects = 'packages/database/src/repository/objects.ts';
const limiter = 'packages/database/src/rate-limiter.ts';
const finalize = 'packages/core/src/use-cases/finalizeUpload.ts';
const drain = 'packages/core/src/use-cases/drainDeletions.ts';
const authenticate = 'apps/api/src/http/authenticate.ts';
const observing = 'apps/api/src/http/observe-requests.ts';
const tracing = 'apps/api/src/telemetry/tracing.ts';
const health = 'apps/api/src/http/health.ts';
const service = 'apps/api/src/service.ts';

const interleavings = { package: '@layers-content/api', test: 'test/interleavings', campaign: 'ci' };
const background = { package: '@layers-content/api', test: 'test/background.test.ts', campaign: 'ci' };
const repository = (only) => ({ package: '@layers-content/database', test: 'test/repository.test.ts', only });
const store = (test, only) => ({ package: '@layers-content/object-store', test, only });
const api = (test, only) => ({ package: '@layers-content/api', test, only });
const onPostgres = (test, only) => ({ package: '@layers-content/database', test: `test/on-postgres/${test}`, only, needs: 'TEST_DATABASE_URL' });

export const seededFaults = [
  // The fence and the claim.
  {
    name: 'a verdict without its fence',
    file: uploads,
    from: "state = 'processing' AND fence = $4 AND creative_type = 'uploaded'\n     RETURNING id`,",
    to: "state = 'processing' AND $4 >= 0 AND creative_type = 'uploaded'\n     RETURNING id`,",
    ...interleavings,
  },
  {
    name: 'a release without its fence',
    file: uploads,
    from: 'c.fence = $4 AND old.frozen_keys = $6',
    to: '$4 >= 0 AND cardinality($6::text[]) >= 0',
    ...interleavings,
  },
  {
    name: 'a completion without its fence',
    file: uploads,
    from: "c.state = 'publishing' AND c.fence = $4",
    to: "c.state = 'publishing' AND $4 >= 0",
    ...repository('an upload'),
  },
  {
    name: 'a claim of an item that another holds',
    file: uploads,
    from: "(c.state = 'queued' OR c.state = 'processing' AND c.lease_expires_at <= service_now())",
    to: "c.state IN ('queued', 'processing')",
    ...repository('an upload'),
  },
  { name: 'a claim after the session’s end', file: uploads, from: 'AND c.session_expires_at > service_now()', to: '', ...interleavings },
  {
    name: 'a cancel of an item that a finalize holds',
    file: cancel,
    from: "OR ${row}.state = 'processing' AND ${row}.lease_expires_at <= service_now())",
    to: "OR ${row}.state = 'processing')",
    ...interleavings,
  },
  {
    name: 'published before the verdict',
    file: finalize,
    from: "    const won = await observer.phase('verdict'",
    to: "    await publishUpload(ports, { ...stored, upload: { ...upload, state: 'publishing', fence, frozenKeys, media } }, () => Promise.resolve());\n    const won = await observer.phase('verdict'",
    ...interleavings,
  },
  {
    name: 'a lost race told as an error',
    file: finalize,
    from: "if (release.status === 'fulfilled' && !release.value) return null;",
    to: '',
    ...api('test/http/finalize-races.test.ts', 'past its lease'),
  },
  { name: 'a settled item finalized again', file: finalize, from: "if (upload.state === 'completed') return item;", to: '', ...interleavings },

  // The bytes that were judged.
  { name: 'judged by the staging bytes', file: 'packages/core/src/seal-files.ts', from: 'readerOf(store, frozenKey, sizeBytes)', to: 'readerOf(store, file.stagingKey, sizeBytes)', ...interleavings },
  { name: 'published from the staging bytes', file: 'packages/core/src/publish-upload.ts', from: 'await store.publish(frozenKey,', to: 'await store.publish(file.stagingKey,', ...interleavings },
  {
    name: 'a directory freezes whatever is there',
    file: 'packages/object-store/src/sealing.ts',
    from: 'etagOf(found) === etag)',
    to: 'etag.length > 0)',
    ...store('test/directory-store.conformance.test.ts', 'freeze'),
  },
  {
    name: 'S3 copies without a condition, and nobody looks',
    file: 'packages/object-store/src/s3/sealing.ts',
    from: "  if (frozen.etag === etag) return 'frozen';",
    to: "  if (frozen.etag.length > 0) return 'frozen';",
    ...store('test/s3-faults.test.ts test/s3-sealing.test.ts'),
  },
  { name: 'sizes are not checked', file: 'packages/core/src/seal-files.ts', from: '  checkActualSize(file, sizeBytes);\n', to: '', ...api('test/http/lifecycle.test.ts test/http/uploads.test.ts test/contract/replay.test.ts', 'finalizeUpload|413') },

  // What is on the disk before the answer.
  { name: 'a PUT without fsync', file: 'packages/object-store/src/receive.ts', from: '    await file.sync();\n', to: '', ...store('test/durability.test.ts') },
  { name: 'a name without fsync of its directory', file: 'packages/object-store/src/placement.ts', from: '          await settle(key);\n', to: '', ...store('test/durability.test.ts') },
  {
    name: 'a commit without fsync',
    file: 'packages/database/src/pglite/wal-sync.ts',
    from: '    await Promise.all(segments.map((name) => syncPath(join(walDir, name))));\n',
    to: '',
    package: '@layers-content/database',
    test: 'test/wal-sync.test.ts',
  },
  {
    name: 'a checkpoint without fsync',
    file: 'packages/database/src/pglite/wal-sync.ts',
    from: '    if (checkpoint !== lastCheckpoint) await syncTree(dataDir);\n',
    to: '',
    package: '@layers-content/database',
    test: 'test/wal-sync.test.ts',
  },
  {
    name: 'two processes on one directory',
    file: 'packages/database/src/pglite/directory-lock.ts',
    from: 'if (holder && isAlive(holder)) throw',
    to: 'if (holder && !isAlive(holder)) throw',
    package: '@layers-content/database',
    test: 'test/directory-lock.test.ts',
  },

  // The outbox and the jobs.
  {
    name: 'a completion that leaves its staging files',
    file: uploads,
    from: "SELECT file ->> 'stagingKey' FROM completed, json_array_elements(files) file\n       UNION ALL SELECT",
    to: 'SELECT',
    ...interleavings,
  },
  { name: 'a lapsed claim that leaves its copies', file: uploads, from: 'SELECT unnest(lapsed_keys) FROM claimed', to: 'SELECT unnest(lapsed_keys) FROM claimed WHERE false', ...interleavings },
  {
    name: 'a cancel that leaves its files',
    file: cancel,
    from: "SELECT file ->> 'stagingKey' FROM old JOIN canceled USING (id), json_array_elements(old.files) file\n",
    to: "SELECT file ->> 'stagingKey' FROM old JOIN canceled USING (id), json_array_elements(old.files) file WHERE false\n",
    ...background,
  },
  { name: 'confirmed before it is deleted', file: drain, from: '    const outcomes =', to: '    await maintenance.confirmDeletions(keys);\n    const outcomes =', ...background },
  { name: 'confirmed although the store refused', file: drain, from: "outcomes[index]?.status === 'fulfilled'", to: 'outcomes[index] !== undefined', ...background },
  { name: 'a key handed to two drains', file: maintenance, from: 'SET not_before = service_now() + $2::bigint *', to: 'SET not_before = service_now() + 0 * $2::bigint *', ...background },
  {
    name: 'an abandoned upload taken by two sweeps',
    file: maintenance,
    from: 'SET lease_expires_at = service_now() + $2::bigint *',
    to: 'SET lease_expires_at = service_now() + 0 * $2::bigint *',
    ...background,
  },
  { name: 'reconcile takes what is served', file: objects, from: "OR c.state IN ('publishing', 'completed')", to: "OR c.state IN ('publishing')", ...background },
  { name: 'reconcile takes what is being judged', file: objects, from: "OR c.state IN ('processing', 'publishing') AND object.key = ANY (c.frozen_keys)", to: '', ...background },
  { name: 'reconcile takes what is young', file: 'packages/core/src/use-cases/reconcile.ts', from: '      if (object.modifiedAt.getTime() > newest) continue;\n', to: '', ...background },
  { name: 'fsck that does not look at sizes', file: 'packages/core/src/use-cases/checkConsistency.ts', from: 'else if (stat.sizeBytes !== recordedBytes)', to: 'else if (stat.sizeBytes < 0)', ...background },
  { name: 'fsck that believes its first list', file: 'packages/core/src/use-cases/checkConsistency.ts', from: 'return (await store.stat(key)) ?', to: 'return (await store.stat(key)) || listed ?', ...background },
  {
    name: 'fsck that believes its first look',
    file: 'packages/core/src/use-cases/checkConsistency.ts',
    from: 'return now?.upload?.state === state ? findings : [];',
    to: 'return now ? findings : [];',
    ...background,
  },

  // Tenants, keys and quotas.
  {
    name: 'reads across organizations',
    file: 'packages/database/src/repository/content.ts',
    from: 'FROM content_items WHERE organization_id = $1 AND world = $2 AND id = $3',
    to: 'FROM content_items WHERE $1::uuid IS NOT NULL AND world = $2 AND id = $3',
    ...repository('everything is absent'),
  },
  {
    name: 'reads across live and test',
    file: 'packages/database/src/repository/content.ts',
    from: 'FROM content_items WHERE organization_id = $1 AND world = $2 AND id = $3',
    to: 'FROM content_items WHERE organization_id = $1 AND $2::text IS NOT NULL AND id = $3',
    ...repository('everything is absent'),
  },
  {
    name: 'cancels across organizations',
    file: cancel,
    from: "cancelStatement('c.organization_id = $5 AND",
    to: "cancelStatement('$5::uuid IS NOT NULL AND",
    ...repository('everything is absent'),
  },
  { name: 'a share that is not given back', file: cancel, from: 'open_uploads = used.open_uploads - locked.items', to: 'open_uploads = used.open_uploads', ...repository('the counters') },
  { name: 'a share that is not settled', file: uploads, from: 'used.stored_bytes - completed.bytes_before + completed.reserved_bytes', to: 'used.stored_bytes', ...repository('the counters') },
  { name: 'a killed key', file: authenticate, from: 'if (apiKey.killedAt) {', to: 'if (apiKey.killedAt && apiKey.revokedAt) {', ...api('test/http/authorization-matrix.test.ts') },
  { name: 'a revoked key', file: authenticate, from: 'if (apiKey.revokedAt) {', to: 'if (apiKey.revokedAt && apiKey.killedAt) {', ...api('test/http/authorization-matrix.test.ts') },
  { name: 'a key without the scope', file: authenticate, from: 'if (scope !== null && !allows(scopes, scope)) {', to: "if (scope === 'org:admin' && !allows(scopes, scope)) {", ...api('test/http/authorization-matrix.test.ts') },
  {
    name: 'any signature opens an upload URL',
    file: 'packages/object-store/src/upload-token.ts',
    from: 'return matches.includes(true) ? parseGrant(payload) : null;',
    to: 'return matches.length > 0 ? parseGrant(payload) : null;',
    ...store('src/upload-token.test.ts'),
  },
  {
    name: 'a database that takes any secret',
    file: 'packages/database/src/repository/operator.ts',
    from: 'WHERE kept.value = excluded.value OR kept.value = ANY ($2) RETURNING value',
    to: 'WHERE kept.value = excluded.value OR cardinality($2::text[]) >= 0 RETURNING value',
    ...repository('claimSecret'),
  },
  {
    name: 'a reply that a second effect replaces',
    file: 'packages/database/src/repository/replies.ts',
    from: 'WHERE kept.kept_at <= service_now() - ${replyAge} RETURNING kept.key',
    to: 'RETURNING kept.key',
    ...repository('reply'),
  },

  // Limits that several processes share.
  { name: 'one request too many', file: limiter, from: 'const minuteIsFull = `${minuteUsed} >= $3`;', to: 'const minuteIsFull = `${minuteUsed} > $3`;', ...api('test/rate-limiter.test.ts') },
  { name: 'a refusal that counts', file: limiter, from: 'WHEN ${dayIsFull} THEN ${minuteUsed} ELSE', to: 'WHEN ${dayIsFull} THEN ${minuteUsed} + 1 ELSE', ...api('test/rate-limiter.test.ts') },
  { name: 'a window that every request makes longer', file: limiter, from: 'CASE WHEN ${isOpen} THEN seen.minute_ends_at ELSE excluded.minute_ends_at END', to: 'excluded.minute_ends_at', ...api('test/rate-limiter.test.ts') },
  {
    name: 'migrations without their lock',
    file: 'packages/database/src/migrate.ts',
    from: '; SELECT pg_advisory_xact_lock(${lockId})',
    to: '',
    ...onPostgres('migrations.test.ts', 'moment'),
  },
  { name: 'a broken connection that ends the process', file: 'packages/database/src/postgres-database.ts', from: "    client.on('error', ignore);\n", to: '', ...onPostgres('connections.test.ts') },
  {
    name: 'counters locked in any order',
    file: cancel,
    from: '\n      ORDER BY used.organization_id, used.world FOR UPDATE OF used',
    to: '',
    ...onPostgres('races.test.ts', 'without waiting in a circle'),
  },
  {
    name: 'a database that only reads called ready',
    file: 'packages/database/src/repository/repository.ts',
    from: "if (row?.['reads_only'] !== 'off')",
    to: 'if (!row)',
    ...onPostgres('connections.test.ts', 'only reads'),
  },

  // What operators are told, and the way out.
  {
    name: 'paths of strangers as labels',
    file: observing,
    from: "return places.includes(place) ? place : 'unknown';",
    to: 'return place;',
    ...api('test/telemetry/metrics.test.ts'),
  },
  { name: 'an address in a span', file: observing, from: "'layers.request_id': stateOf(req).requestId", to: "'layers.request_id': stateOf(req).requestId, 'url.path': req.originalUrl", ...api('test/telemetry/tracing.test.ts') },
  { name: 'a fault’s message in a span', file: tracing, from: 'error instanceof Error ? error.name', to: 'error instanceof Error ? error.message', ...api('test/telemetry/tracing.test.ts') },
  { name: 'the caller’s trace ignored', file: tracing, from: 'propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter)', to: 'ROOT_CONTEXT', ...api('test/telemetry/tracing.test.ts') },
  {
    name: 'the tracing packages loaded by everybody',
    file: 'apps/api/src/telemetry/open-telemetry.ts',
    from: 'import type { TracingConfig }',
    to: "import './tracing.ts';\nimport type { TracingConfig }",
    ...api('test/telemetry/tracing.test.ts', 'without a collector'),
  },
  { name: 'an old backlog told while the database is down', file: 'apps/api/src/http/metrics.ts', from: 'else metrics.backlog.reset();', to: '', ...api('test/telemetry/metrics.test.ts') },
  {
    name: 'a hanging store holds /readyz up',
    file: health,
    from: 'await withDeadline(timers.timeout(answerTimeoutMs), singleFlight.join(part, pings[part]).outcome, late);',
    to: 'await singleFlight.join(part, pings[part]).outcome;',
    ...api('test/http/faults.test.ts', '/readyz'),
  },
  { name: '/readyz names the wrong part', file: health, from: 'database: stateOf(database), objectStore: stateOf(objectStore)', to: 'database: stateOf(objectStore), objectStore: stateOf(database)', ...api('test/http/faults.test.ts', '/readyz') },
  { name: 'no delay for load balancers', file: service, from: 'await context.timers.sleep(config.drainDelayMs);', to: '', ...api('test/drain.test.ts') },
  { name: 'connections kept while stopping', file: 'apps/api/src/http/answer.ts', from: "if (lifecycle.stopping) res.setHeader('Connection', 'close');", to: '', ...api('test/drain.test.ts') },
  {
    name: 'an end without the finalizes under way',
    file: service,
    from: 'await context.singleFlight.settled();',
    to: '',
    ...api('test/on-postgres/drain.test.ts'),
    needs: 'TEST_DATABASE_URL',
  },
  { name: 'a job that is not told to stop', file: 'apps/api/src/background.ts', from: 'await job.run(stopping)', to: 'await job.run(new AbortController().signal)', ...api('src/background.test.ts') },
  {
    name: 'every process walks the store',
    file: maintenance,
    from: "WHERE last.began_at <= service_now() - $2::bigint * interval '1 millisecond' RETURNING job",
    to: 'WHERE $2::bigint >= 0 RETURNING job',
    ...repository('takeTurn'),
  },
  {
    name: 'a walk that asks for no turn',
    file: 'apps/api/src/background-jobs.ts',
    from: "        if (!(await maintenance.takeTurn('reconcile', config.reconcileIntervalMs))) return {};\n",
    to: '',
    ...api('test/http/maintenance.test.ts', 'is made by one process'),
  },
  { name: 'an outbox drained to its end', file: drain, from: 'while (!stopping?.aborted) {', to: 'for (;;) {', ...api('test/http/maintenance.test.ts', 'told to stop') },
  {
    name: 'a doctor that trusts any secret',
    file: 'apps/api/src/operator/doctor/database.ts',
    from: "return failed('another than this database belongs to', wrongSecret);",
    to: "return ok('some');",
    ...api('src/operator/doctor/database.test.ts'),
  },
  { name: 'a failure lost on the socket', file: 'apps/api/src/operator/reply.ts', from: ', ...(failed === true && { failed })', to: '', ...api('test/operator/doctor.test.ts', 'one machine') },
  { name: 'a start that waits for a look at the store', file: service, from: 'void tellWhatTheStoreLacks(context);', to: 'await tellWhatTheStoreLacks(context);', ...api('test/operator/doctor.test.ts', 'the boot check') },
  {
    name: 'a look at a directory that leaves files',
    file: 'packages/object-store/src/examine-directory.ts',
    from: 'await Promise.allSettled([file, ...links].map((path) => files.unlink(path)));',
    to: '',
    ...store('test/examine-directory.test.ts'),
  },
  { name: 'a backlog of uploads that a worker holds', file: maintenance, from: ' AND (lease_expires_at IS NULL OR lease_expires_at <= service_now())) AS expired', to: ') AS expired', ...repository('backlog') },
  { name: 'a completion that a cancel finished, told as its own', file: 'packages/core/src/use-cases/cancelContent.ts', from: "stored, 'system')", to: 'stored)', ...api('test/http/audit.test.ts', 'half published') },
];
