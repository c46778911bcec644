import { queryOptions } from '@tanstack/react-query';
import type { PairSampleShopRequest } from '#lib/domain/application/pair-sample-shop-request.ts';
import type {
  CertificatePolicy,
  IssuedToken,
  PairingDetails,
  ShopPairing,
  ShopState,
  SignedCertificate,
} from '#lib/domain/application/pairing.ts';
import type { RegisterSampleShopRequest } from '#lib/domain/application/register-sample-shop-request.ts';
import type { RevokeCertificateRequest } from '#lib/domain/application/revoke-certificate-request.ts';
import type { SignCertificateRequest } from '#lib/domain/application/sign-certificate-request.ts';
import { api } from './api.ts';

function pathOf(application: string): string {
  return `/api/applications/${encodeURIComponent(application)}`;
}

export function issueToken(application: string): Promise<IssuedToken> {
  return api(`${pathOf(application)}/token`, { method: 'POST' });
}

/** Issues a token, and withdraws those of before that were not used. */
export function rotateToken(application: string): Promise<IssuedToken> {
  return api(`${pathOf(application)}/token/rotation`, { method: 'POST' });
}

/** Subject and CA for pairing by hand; they change so rarely that one answer serves a visit. */
export function pairingDetailsQuery(application: string) {
  return queryOptions({
    queryKey: ['pairing-details', application],
    queryFn: ({ signal }) =>
      api<PairingDetails>(`${pathOf(application)}/pairing`, { method: 'POST', signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Withdraws a token that was not used, by the id that people see. */
export function withdrawToken(application: string, id: string): Promise<void> {
  return api(`${pathOf(application)}/tokens/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

/** Revokes a certificate for good. */
export function revokeCertificate(application: string, fingerprint: string): Promise<void> {
  const body: RevokeCertificateRequest = { fingerprint };
  return api(`${pathOf(application)}/certificates/revocations`, { method: 'POST', body });
}

/** What this installation does with certificates; it changes only with a restart. */
export const certificatePolicyQuery = queryOptions({
  queryKey: ['certificate-policy'],
  queryFn: ({ signal }) => api<CertificatePolicy>('/api/certificates', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export function signCertificate(request: SignCertificateRequest): Promise<SignedCertificate> {
  return api('/api/certificates', { method: 'POST', body: request });
}

export const shopStateQuery = queryOptions({
  queryKey: ['sample-shop'],
  queryFn: ({ signal }) => api<ShopState>('/api/sample-shop', { signal }),
});

export function pairSampleShop(tokenUrl: string): Promise<ShopPairing> {
  const body: PairSampleShopRequest = { tokenUrl };
  return api('/api/sample-shop/pair', { method: 'POST', body });
}

/** Lets the sample shop register its services with its certificate, through the edge. */
export function registerSampleShop(
  application: string,
): Promise<{ services: { id: string; name: string }[] }> {
  const body: RegisterSampleShopRequest = { application };
  return api('/api/sample-shop/register', { method: 'POST', body });
}
