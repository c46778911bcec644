import { readFileSync } from 'node:fs';
import { readYaml } from 'kube-text/read-yaml';
import { expect, it } from 'vitest';
import { checkFields } from '#lib/domain/kubernetes/check-fields.ts';
import { type Published, readDefinedSchema } from '#lib/domain/kubernetes/read-published-schema.ts';

/** The schema of a kind as `deploy/crds` defines it. */
function schemaOf(plural: string) {
  const text = readFileSync(new URL(`../../../deploy/crds/${plural}.yaml`, import.meta.url), 'utf8');
  const definition = readYaml(text) as {
    spec: { versions: { schema: { openAPIV3Schema: Published } }[] };
  };
  const published = definition.spec.versions[0]?.schema.openAPIV3Schema ?? {};
  return readDefinedSchema(published);
}

/** Every field that a writer of the contract sets (connectivity contract 1.1). */
const application = {
  apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'shop', finalizers: ['finalizer.applicationconnector.kyma-project.io'] },
  spec: {
    description: 'Orders',
    skipInstallation: false,
    labels: { region: 'eu' },
    tenant: 'acme',
    group: 'sales',
    compassMetadata: { applicationId: 'a', authentication: { clientIds: ['shop'] } },
    tags: ['orders'],
    displayName: 'Shop',
    providerDisplayName: 'Acme',
    longDescription: 'Orders of the shop',
    accessLabel: 'shop',
    services: [
      {
        id: 'a',
        identifier: 'orders',
        name: 'orders-1',
        displayName: 'Orders',
        description: 'Orders',
        longDescription: 'Orders of the shop',
        providerDisplayName: 'Acme',
        labels: { 'connected-app': 'shop' },
        tags: ['orders'],
        authCreateParameterSchema: '{}',
        entries: [
          {
            type: 'API',
            name: '',
            id: '',
            targetUrl: 'https://shop.example',
            gatewayUrl: 'http://shop.kyma-integration',
            accessLabel: 'shop-a',
            specificationUrl: 'https://shop.example/spec',
            apiType: 'openapi',
            requestParametersSecretName: 'params-shop-a',
            credentials: {
              type: 'OAuth',
              secretName: 'shop-a',
              authenticationUrl: 'https://shop.example/token',
              csrfInfo: { tokenEndpointURL: 'https://shop.example/csrf' },
            },
          },
        ],
      },
    ],
  },
};

it('an Application names every field that writers of the contract set', () => {
  expect(checkFields(schemaOf('applications'), application)).toEqual([]);
});
