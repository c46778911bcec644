import type { OpenToken } from '../../../application/open-token.ts';
import { diagnose } from '../diagnose.ts';
import { application, type Examples } from '../example-objects.ts';
import { connectionChain } from './chain.ts';
import type { ConnectionFacts } from './facts.ts';

const hourMs = 3_600_000;
const expiresAt = '2026-01-01T10:00:00Z';
const nothing: ConnectionFacts = {
  expiresAt: undefined,
  issuedAt: undefined,
  use: { is: 'unknown' },
  hasServices: false,
  leftMs: Number.NaN,
  token: undefined,
};

function found(change: Partial<ConnectionFacts>) {
  return diagnose(connectionChain, { ...nothing, ...change });
}

function token(step: OpenToken['step']): OpenToken {
  const times = { createdAt: '2026-01-01T09:00:00Z', expiresAt };
  const nobody = { tenant: undefined, group: undefined };
  return { id: '7f3a', secretName: 'token', kind: 'application', step, application, ...nobody, ...times };
}

export const connectionExamples: Examples<'connection'> = {
  'connection/certificate-ends-soon': () => found({ expiresAt, leftMs: hourMs, hasServices: true }),
  'connection/certificate-expired': () => found({ expiresAt, leftMs: -hourMs }),
  'connection/certificate-unused': () =>
    found({ expiresAt, leftMs: hourMs, issuedAt: '2026-01-01T09:00:00Z', use: { is: 'unused' } }),
  'connection/not-connected': () => found({}),
  'connection/token-opened': () => found({ token: token('certificate') }),
  'connection/token-unused': () => found({ token: token('info') }),
};
