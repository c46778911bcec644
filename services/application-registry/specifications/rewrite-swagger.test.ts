import { expect, it } from 'vitest';
import { rewriteSwagger } from './rewrite-swagger.ts';

const host = 'shop-1.kyma-integration.svc.cluster.local';

it('writes the smallest document byte for byte as the reference does', () => {
  expect(rewriteSwagger('{"swagger":"2.0"}', host)).toBe(
    `{"schemes":["http"],"swagger":"2.0","host":"${host}","paths":null}`,
  );
});

it('replaces host and schemes, drops the base path and unknown members, keeps paths and extensions as they stand', () => {
  const text =
    '{"basePath":"/v1","host":"a","unknown":1,"x-y":{"z":1},"paths":{"/a":{"get":{"responses":{"404":{},"200":{}}}}},"swagger":"2.0","info":{"title":"t"}}';
  expect(rewriteSwagger(text, host)).toBe(
    `{"schemes":["http"],"swagger":"2.0","info":{"title":"t"},"host":"${host}",` +
      '"paths":{"/a":{"get":{"responses":{"404":{},"200":{}}}}},"x-y":{"z":1}}',
  );
});

it.each(['{"openapi":"3.0.0","host":"a"}', '{"swagger":"2.1"}', '{"swagger":2}', '[]'])(
  'leaves %s alone',
  (text) => {
    expect(rewriteSwagger(text, host)).toBe(text);
  },
);
