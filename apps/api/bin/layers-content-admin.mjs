#!/usr/bin/env node
// The operator's commands run from source, as the service does.
import { register } from 'tsx/esm/api';

register();
await import('../src/operator/main.ts');
