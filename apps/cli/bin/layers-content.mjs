#!/usr/bin/env node
// In this repository the CLI runs on its source, without a build. What is published is dist/main.js: see publishConfig.
import { register } from 'tsx/esm/api';

register();
await import('../src/main.ts');
