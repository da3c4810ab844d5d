#!/usr/bin/env node
// Which Node the S3 client will want one day is not the operator's concern.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
await import('../dist/lib/server.mjs');
