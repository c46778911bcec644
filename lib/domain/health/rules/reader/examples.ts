import { readerHints } from '../../../binding/bind-reader-hints.ts';
import { type Examples, workloadBinding } from '../example-objects.ts';
import type { ReadBindings, SecretShape } from './facts.ts';
import { notFoundBySome } from './not-found.ts';

function found(given: Partial<ReadBindings>) {
  const [hint] = readerHints({ files: [], variables: [], env: [], ...given });
  return hint === undefined ? undefined : notFoundBySome(hint);
}

const secret: SecretShape = { keys: ['uri'], endsWithLineBreak: [] };
const { type: _type, ...untyped } = workloadBinding().spec;
const orders = { binding: workloadBinding(), secret };
const database = {
  binding: workloadBinding({
    metadata: { name: 'a-database' },
    spec: { ...workloadBinding().spec, type: 'postgresql' },
  }),
  secret,
};

export const readerExamples: Examples<'reader'> = {
  'reader/line-break': () =>
    found({ files: [{ ...orders, secret: { ...secret, endsWithLineBreak: ['uri'] } }] }),
  'reader/several-types': () => found({ files: [orders, database] }),
  'reader/type-missing': () => found({ files: [{ binding: workloadBinding({ spec: untyped }), secret }] }),
  'reader/url-missing': () => found({ variables: [{ prefix: 'cds_requires_orders_credentials_', secret }] }),
  'reader/vcap-services': () => found({ files: [orders], env: ['VCAP_SERVICES'] }),
};
