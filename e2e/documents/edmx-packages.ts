import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchPackage } from '#testing/fetch-package.ts';
import { countEdmx } from './count-edmx.ts';
import type { DocumentSet } from './document-set.ts';

/** OData in XML, of versions 2 and 4, as it is in packages: services, vocabularies, and one of 8.5 MB with 835 entity sets. */
export const edmxPackages: DocumentSet[] = [
  { name: 'dataverse-gen 2.0.15', size: 1 },
  { name: '@sapui5/sap.ushell 1.152.0', size: 4 },
  { name: '@sapui5/sap.apf 1.120.0', size: 6 },
  { name: 'odata-v4-server 0.2.13', size: 6 },
].map(({ name, size }) => ({
  name,
  size,
  async documents(folder) {
    const files = fetchPackage(name.replace(' ', '@'), folder);
    return globSync('**/*.xml', { cwd: files })
      .sort()
      .map((file) => ({ name: file, text: readFileSync(join(files, file), 'utf8') }))
      .filter(({ text }) => /<(\w+:)?Edmx[\s>]/.test(text))
      .map(({ name: file, text }) => ({ name: shortName(file), text, things: countEdmx(text) }));
  },
}));

/** Its folder and its name tell a file from the others of a package. */
function shortName(file: string): string {
  return file.split('/').slice(-2).join('/');
}
