import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { fetchPackage } from '#testing/fetch-package.ts';
import { countAsyncApi } from './count-asyncapi.ts';
import type { DocumentSet } from './document-set.ts';

/** AsyncAPI 3. */
export const asyncApiExamples: DocumentSet = {
  name: '@asyncapi/cli 6.2.0',
  size: 22,
  async documents(folder) {
    const files = join(fetchPackage('@asyncapi/cli@6.2.0', folder), 'assets', 'examples');
    return globSync('*.{yml,yaml,json}', { cwd: files })
      .filter((name) => name !== 'examples.json')
      .sort()
      .map((name) => {
        const text = readFileSync(join(files, name), 'utf8');
        return { name, text, things: countAsyncApi(parse(text)) };
      });
  },
};
