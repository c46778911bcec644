import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchPackage } from '#testing/fetch-package.ts';
import { countOpenApi } from './count-openapi.ts';
import type { DocumentSet } from './document-set.ts';

/** OpenAPI 3.0, 3.1 and Swagger 2.0. */
export const openApiExamples: DocumentSet = {
  name: '@readme/oas-examples 8.2.2',
  size: 70,
  async documents(folder) {
    const files = fetchPackage('@readme/oas-examples@8.2.2', folder);
    return globSync('[23].?/json/**/*.json', { cwd: files })
      .sort()
      .map((name) => {
        const text = readFileSync(join(files, name), 'utf8');
        return { name, text, things: countOpenApi(JSON.parse(text)) };
      });
  },
};
