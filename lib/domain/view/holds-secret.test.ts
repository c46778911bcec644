import { expect, it } from 'vitest';
import { holdsSecret } from './holds-secret.ts';

it.each([
  ['a variable', 'env:\n  - name: DB_PASSWORD\n    value: sea-legs'],
  ['a variable in quotes', 'env:\n- name: "API_KEY"\n  value: "a b"'],
  ['a variable over several lines', 'env:\n- name: AUTH\n  value: |\n    abc'],
  ['a parameter', 'parameters:\n  clientSecret: abc'],
  ['a parameter over several lines', 'parameters:\n  private_key: |\n    abc'],
  ['a parameter in quotes', 'parameters:\n  "password": "x"'],
  ['an address', 'targetUrl: https://me:secret@shop.example.com'],
  ['a key', '    -----BEGIN RSA PRIVATE KEY-----'],
  ['a copy of what was applied', '  {"env":[{"name":"TOKEN","value":"abc"}]}'],
])('sees %s', (_what, yaml) => {
  expect(holdsSecret(yaml)).toBe(true);
});

it.each([
  ['the name of a Secret', 'secretName: shop-credentials'],
  ['a reference', 'envFrom:\n  - secretRef:\n      name: shop-token\n'],
  ['a key of a Secret', 'valueFrom:\n  secretKeyRef:\n    name: shop\n    key: password'],
  ['a switch', 'automountServiceAccountToken: false\ntoken: true'],
  ['nothing yet', 'parameters:\n  password: ""\n  token:'],
  ['an ordinary variable', 'env:\n  - name: COLOUR\n    value: blue'],
  ['a time', 'tokenExpirationSeconds: 3600'],
  ['a plain address', 'targetUrl: https://shop.example.com:8443/a@b'],
])('takes %s for none', (_what, yaml) => {
  expect(holdsSecret(yaml)).toBe(false);
});
