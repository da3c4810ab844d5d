#!/usr/bin/env node
// The operator's commands run from source, as the service does.
import { register } from 'tsx/esm/api';

// Which Node the S3 client will want one day is not the operator's concern.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
register();
await import('../src/operator/main.ts');
