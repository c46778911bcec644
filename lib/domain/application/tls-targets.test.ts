import { expect, it } from 'vitest';
import type { Application } from './application.ts';
import { tlsTargets } from './tls-targets.ts';

function application(name: string, ...urls: (string | undefined)[]): Application {
  return {
    ...{
      apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
      kind: 'Application',
      metadata: { name },
    },
    spec: {
      services: urls.map((targetUrl, index) => ({
        ...{ id: `${name}-${index}`, name: 's', displayName: 'S', description: '', providerDisplayName: '' },
        entries: [{ type: 'API', ...(targetUrl === undefined ? {} : { targetUrl }) }],
      })),
    },
  };
}

it('names each server once, with who calls it', () => {
  const applications = [
    application('shop', 'https://api.example.com/orders', 'https://API.example.com:443/stock'),
    application('crm', 'https://api.example.com', 'https://[fd00::1]:8443/'),
  ];
  expect(tlsTargets(applications)).toEqual({
    targets: [
      { address: '[fd00::1]:8443', applications: ['crm'], serviceCount: 1 },
      { address: 'api.example.com:443', applications: ['crm', 'shop'], serviceCount: 3 },
    ],
    plainCount: 0,
  });
});

it('counts what is called without TLS, and passes over what is no address', () => {
  const applications = [application('shop', 'http://a.example.com', 'nonsense', undefined, 'ftp://b')];
  expect(tlsTargets(applications)).toEqual({ targets: [], plainCount: 1 });
});
