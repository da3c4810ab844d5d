import { takeTestDatabase } from '../src/testing.ts';
import { repositoryConformance } from './repository.conformance.ts';

repositoryConformance('PGlite', takeTestDatabase);
