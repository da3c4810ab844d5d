#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

// What requests leave behind is collected when the heap has doubled; V8 itself would wait for four times what is in use.
setFlagsFromString('--heap-growing-percent=100');
// Which Node the S3 client will want one day is not the operator's concern.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
await import('../dist/lib/server.mjs');
