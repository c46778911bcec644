import { looksLikeXml } from '../detect-spec.ts';
import { parseEdmx } from '../parse-edmx.ts';
import { readSpec } from '../read-spec.ts';
import { readAsyncApi } from './read-asyncapi.ts';
import { readOData } from './read-odata.ts';
import { readOpenApi } from './read-openapi.ts';
import type { SpecModel } from './spec-model.ts';

/** What the text of a specification says; undefined where it cannot be read or is in no language known here. */
export function readSpecModel(text: string): SpecModel | undefined {
  if (looksLikeXml(text)) {
    const { root } = parseEdmx(text);
    return root === undefined ? undefined : readOData(root);
  }
  const { parsed, detected } = readSpec(text);
  if (parsed === undefined || detected === undefined) {
    return undefined;
  }
  return detected.kind === 'asyncapi' ? readAsyncApi(parsed.value) : readOpenApi(parsed.value);
}
