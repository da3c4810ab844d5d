import { openTestDatabase } from '../src/testing.ts';
import { repositoryConformance } from './repository.conformance.ts';

repositoryConformance('PGlite', openTestDatabase);
