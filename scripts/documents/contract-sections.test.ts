import { expect, it } from 'vitest';
import { contractSections } from './contract-sections.ts';

it('knows chapters and sections by their headings, and takes no comment of an example for one', () => {
  const document = [
    '# What others rely on',
    '## 2. Service Catalog',
    '### 2.10 Names',
    '#### Provision `PUT /2.11`',
    '```yaml',
    '## 3. result',
    '```',
    '## Appendix A. Index',
  ].join('\n\n');
  expect([...contractSections(document)]).toEqual(['2', '2.10']);
});
