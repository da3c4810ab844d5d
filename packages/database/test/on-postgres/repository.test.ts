/** @module-tag process */
import { openServerTestDatabase } from '../../src/testing.ts';
import { repositoryConformance } from '../repository.conformance.ts';
import { serverUrl } from './server.ts';

// There, transactions truly run side by side.
repositoryConformance('PostgreSQL', () => openServerTestDatabase(serverUrl));
