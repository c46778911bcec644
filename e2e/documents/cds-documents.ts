import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchPackage } from '#testing/fetch-package.ts';
import { countAsyncApi2 } from './count-asyncapi-2.ts';
import { countCsdl } from './count-csdl.ts';
import { countEdmx } from './count-edmx.ts';
import { countOpenApi } from './count-openapi.ts';
import type { DocumentSet, Thing } from './document-set.ts';

const formats: [name: string, count: (text: string) => Thing[]][] = [
  ['edmx-v2', countEdmx],
  ['edmx-v4', countEdmx],
  ['edm', (text) => countCsdl(JSON.parse(text))],
  ['openapi', (text) => countOpenApi(JSON.parse(text))],
  ['asyncapi', (text) => countAsyncApi2(JSON.parse(text))],
];

/** What SAP's CAP makes of one service: OData 2 and 4 in XML, 4 in JSON, OpenAPI 3.0, AsyncAPI 2.0. */
export const cdsDocuments: DocumentSet = {
  name: '@sap/cds-dk 10.1.2',
  size: formats.length,
  async documents(folder) {
    // it brings all that it needs
    const tool = join(fetchPackage('@sap/cds-dk@10.1.2', folder), 'bin', 'cds.js');
    const project = join(folder, 'project');
    if (!existsSync(project)) {
      mkdirSync(project);
      writeFileSync(join(project, 'package.json'), '{"name": "shop"}\n');
    }
    copyFileSync(join(import.meta.dirname, 'shop.cds'), join(project, 'shop.cds'));
    return formats.map(([name, count]) => {
      const printed = execFileSync(process.execPath, [tool, 'compile', 'shop.cds', '--to', name], {
        cwd: project,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      // of AsyncAPI it says first where a namespace comes from
      const text = printed.slice(printed.search(/[<{]/));
      return { name, text, things: count(text) };
    });
  },
};
