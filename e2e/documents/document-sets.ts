import { asyncApiExamples } from './asyncapi-examples.ts';
import type { DocumentSet } from './document-set.ts';
import { openApiExamples } from './openapi-examples.ts';

/** All that `npm run check:documents` reads. */
export const documentSets: readonly DocumentSet[] = [openApiExamples, asyncApiExamples];
