// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useForm } from 'react-hook-form';
import { afterEach, expect, it } from 'vitest';
import type { CredentialKind } from '#lib/domain/application/credentials/credential-kind.ts';
import {
  emptyCredentials,
  withSecretsHidden,
} from '#lib/domain/application/credentials/credential-values.ts';
import { type ServiceSettings, serviceSettingsSchema } from '#lib/domain/application/service-form.ts';
import { inEnglish } from '#lib/texts/english.ts';
import { SettingsCredentials } from './settings-credentials.tsx';

const settings: ServiceSettings = {
  provider: 'ACME',
  name: 'Orders',
  description: 'Orders of ACME',
  shortDescription: '',
  targetUrl: 'https://orders.example.com',
  credentials: { type: 'none' },
  csrfUrl: '',
};

let current: () => ServiceSettings;

function Form({ stored }: { stored: ServiceSettings['credentials'] }) {
  const form = useForm<ServiceSettings>({ defaultValues: { ...settings, credentials: stored } });
  current = form.getValues;
  return <SettingsCredentials form={form} stored={stored} />;
}

afterEach(cleanup);

const pem = (label: string) => `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`;

/** What is typed into the fields of each kind, by their labels. */
const typed: Record<CredentialKind, Record<string, string>> = {
  none: {},
  basic: { 'User name': 'ada', Password: 'lovelace' },
  oauth: {
    'Token URL': 'https://login.example.com/token',
    'Client id': 'id',
    'Client secret': 'secret',
    'At the token endpoint': 'header',
  },
  oauthWithCertificate: {
    'Token URL': 'https://login.example.com/token',
    'Client id': 'id',
    'Certificate (PEM)': pem('CERTIFICATE'),
    'Private key (PEM)': pem('PRIVATE KEY'),
  },
  certificate: { 'Common name': 'orders' },
};

const cardOf: Record<CredentialKind, RegExp> = {
  none: /^None/,
  basic: /^Basic/,
  oauth: /^OAuth2 ?Client/,
  oauthWithCertificate: /^OAuth2 with certificate/,
  certificate: /^Certificate/,
};

it.each(Object.entries(typed))('takes %s as the server does', (kind, values) => {
  render(<Form stored={kind === 'none' ? emptyCredentials('basic') : { type: 'none' }} />);
  fireEvent.click(screen.getByRole('radio', { name: cardOf[kind as CredentialKind] }));
  for (const [label, value] of Object.entries(values)) {
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  }
  const { credentials } = current();
  expect(credentials.type).toBe(kind);
  expect(Object.values(credentials).slice(1)).toEqual(Object.values(values));
  expect(serviceSettingsSchema(inEnglish).safeParse(current()).error).toBeUndefined();
});

it.each(Object.keys(typed))('shows nothing of %s that is secret once it is stored', (kind) => {
  render(<Form stored={withSecretsHidden(emptyCredentials(kind as CredentialKind))} />);
  expect(screen.getByRole<HTMLInputElement>('radio', { checked: true }).value).toBe(kind);
  const hidden = screen.queryAllByDisplayValue('********').length;
  expect(hidden).toBe({ none: 0, basic: 2, oauth: 2, oauthWithCertificate: 3, certificate: 0 }[kind]);
});

it('brings back what was typed under another choice', () => {
  render(<Form stored={{ type: 'none' }} />);
  fireEvent.click(screen.getByRole('radio', { name: cardOf.basic }));
  fireEvent.change(screen.getByLabelText('User name'), { target: { value: 'ada' } });
  fireEvent.click(screen.getByRole('radio', { name: cardOf.certificate }));
  fireEvent.click(screen.getByRole('radio', { name: cardOf.basic }));
  expect(current().credentials).toMatchObject({ type: 'basic', username: 'ada' });
});

it('names a type that it does not know, which can be left or replaced', () => {
  render(<Form stored={{ type: 'unknown', storedType: 'Riddle' }} />);
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /^Unknown: Riddle/ }).checked).toBe(true);
  fireEvent.click(screen.getByRole('radio', { name: cardOf.none }));
  expect(current().credentials).toEqual({ type: 'none' });
  fireEvent.click(screen.getByRole('radio', { name: /^Unknown: Riddle/ }));
  expect(current().credentials).toEqual({ type: 'unknown', storedType: 'Riddle' });
});

it.each([
  ['Certificate (PEM)', 'no certificate in PEM'],
  ['Private key (PEM)', 'no private key in PEM'],
])('takes no %s that is something else', (label, said) => {
  render(<Form stored={{ type: 'none' }} />);
  fireEvent.click(screen.getByRole('radio', { name: cardOf.oauthWithCertificate }));
  for (const [name, value] of Object.entries({ ...typed.oauthWithCertificate, [label]: 'AAAA' })) {
    fireEvent.change(screen.getByLabelText(name), { target: { value } });
  }
  const { error } = serviceSettingsSchema(inEnglish).safeParse(current());
  expect(JSON.stringify(error?.issues)).toContain(said);
});
