import { expect, it } from 'vitest';
import { fieldsToFill, type ProposedForm, proposedForm, proposedTargets } from './proposed-form.ts';
import type { ServiceProposal } from './service-proposal.ts';

const proposal: ServiceProposal = {
  name: 'Orders',
  provider: '',
  description: '',
  servers: ['https://orders.example.com/v1'],
  credentials: { type: 'oauth', tokenUrl: '/token' },
};
const documentUrl = 'https://docs.example.com/a/openapi.json?x=1';

it('fills in every field, with the Application where nobody is named', () => {
  expect(proposedForm(proposal, { application: 'shop', documentUrl })).toEqual({
    name: 'Orders',
    provider: 'shop',
    description: 'Orders',
    targetUrl: 'https://orders.example.com/v1',
    credentials: {
      type: 'oauth',
      url: 'https://docs.example.com/token',
      clientId: '',
      clientSecret: '',
      authMethod: 'auto',
    },
  });
});

it.each([
  [['/'], documentUrl, ['https://docs.example.com/']],
  [['v2'], documentUrl, ['https://docs.example.com/a/v2']],
  [['//other.example/v1'], documentUrl, ['https://other.example/v1']],
  [['/', 'https://b.example'], '', ['https://b.example']],
  [['wss://b.example', 'ftp://b.example', 'javascript:alert(1)', 'http://'], documentUrl, []],
  [['https://me:hush@b.example'], documentUrl, []],
  [[], 'https://erp.example/odata/Orders/$metadata?sap-client=1', ['https://erp.example/odata/Orders']],
  [[], documentUrl, []],
])('finds the target of %j from %j', (servers, from, targets) => {
  expect(proposedTargets({ ...proposal, servers }, from)).toEqual(targets);
});

const empty: ProposedForm = {
  name: '',
  provider: '',
  description: '',
  targetUrl: '',
  credentials: { type: 'none' },
};
const first = proposedForm(proposal, { application: 'shop', documentUrl });

it('fills an empty form as a whole', () => {
  expect(fieldsToFill(empty, first, undefined)).toEqual(first);
  expect(fieldsToFill(first, first, undefined)).toEqual({});
});

it('keeps what a person entered, and replaces what was only proposed', () => {
  const next = { ...first, name: 'Orders 2', description: 'New', credentials: empty.credentials };
  const mine = { ...first, description: 'Mine' };
  expect(fieldsToFill(mine, next, first)).toEqual({ name: 'Orders 2', credentials: { type: 'none' } });
  expect(fieldsToFill(mine, next, undefined)).toEqual({});
});

it('leaves the choice of no credentials', () => {
  const chosen = { ...first, credentials: empty.credentials };
  expect(fieldsToFill(chosen, { ...first, name: 'Orders 2' }, first)).toEqual({ name: 'Orders 2' });
});
