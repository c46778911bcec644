import { asyncApiExamples } from './asyncapi-examples.ts';
import { cdsDocuments } from './cds-documents.ts';
import type { DocumentSet } from './document-set.ts';
import { edmxPackages } from './edmx-packages.ts';
import { openApiExamples } from './openapi-examples.ts';

/** All that `npm run check:documents` reads. */
export const documentSets: readonly DocumentSet[] = [
  openApiExamples,
  asyncApiExamples,
  ...edmxPackages,
  cdsDocuments,
];
