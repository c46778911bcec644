'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTokenFate } from '#components/tokens/use-token-fate.ts';
import {
  issueToken,
  pairingDetailsQuery,
  pairSampleShop,
  shopStateQuery,
  signCertificate,
} from '#lib/client/pairing.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { IssuedToken } from '#lib/domain/application/pairing.ts';
import type { VisitToken } from '#lib/domain/view/connect-flow-state.ts';
import type { TokenFate } from '#lib/domain/view/token-fate.ts';
import type { CertificateBundle } from './certificate-bundle.ts';
import { saveBundle } from './save-bundle.ts';

/** A token with less time left is not worth starting with. */
const leastTimeMs = 5_000;

export type Pairing = ReturnType<typeof usePairing>;

/**
 * The token of this visit and the ways to use it. Tokens and keys stay in the memory of this window.
 * @param name of the Application; '' while there is none.
 */
export function usePairing(name: string) {
  const t = useTexts('connect');
  const tell = useTell();
  const client = useQueryClient();
  const [issued, setIssued] = useState<IssuedToken>();
  const fate = useTokenFate(issued);
  const [bundle, setBundle] = useState<CertificateBundle>();
  const shop = useQuery(shopStateQuery);

  const issue = useGuardedMutation({
    mutationFn: () => issueToken(name),
    onSuccess: setIssued,
  });

  async function freshToken(): Promise<IssuedToken> {
    const isGood =
      fate?.is === 'outstanding' && Date.parse(issued?.expiresAt ?? '') - Date.now() > leastTimeMs;
    return isGood && issued !== undefined ? issued : issue.mutateAsync();
  }

  const pairShop = useGuardedMutation({
    mutationFn: async () => pairSampleShop((await freshToken()).url),
    onSuccess: () => client.invalidateQueries({ queryKey: shopStateQuery.queryKey }),
    // the token is gone either way: asking for the signing information uses it up
    onSettled: () => setIssued(undefined),
  });

  const makeCertificate = useGuardedMutation({
    mutationFn: async () => {
      // certificates and zips take much code, and few come this way
      const [{ createKeyAndRequest }, { createBundle }] = await Promise.all([
        import('#lib/pki/create-key-and-request.ts'),
        import('./certificate-bundle.ts'),
      ]);
      const details = await client.fetchQuery(pairingDetailsQuery(name));
      const { keyPem, csrPem } = await createKeyAndRequest(details.subject);
      const signed = await signCertificate({ tokenUrl: (await freshToken()).url, csr: csrPem });
      return createBundle({ application: name, keyPem, signed, edgeCaPem: details.edgeCaPem }, tell);
    },
    onSuccess: (made) => {
      setBundle(made);
      saveBundle(made);
    },
    onSettled: () => setIssued(undefined),
  });

  return {
    token: issued,
    /** What has become of it. */
    tokenFate: fate,
    /** The same for the state machine of the flow. */
    visitToken: visitTokenOf(issued, fate, issue.isPending),
    issue,
    hasShop: shop.data?.available === true,
    shopProblem: shop.isError
      ? t('shopNotReached')
      : shop.data?.available === false
        ? t('shopNotRunning')
        : undefined,
    isShopPaired: shop.data?.pairings.some((paired) => paired.application === name) === true,
    pairShop,
    makeCertificate,
    bundle,
  };
}

function visitTokenOf(
  token: IssuedToken | undefined,
  fate: TokenFate | undefined,
  isIssuing: boolean,
): VisitToken | undefined {
  if (isIssuing) {
    return { is: 'issuing' };
  }
  // commands of which the first has run still have others to run
  const isUsed = fate?.is === 'used' || fate?.is === 'gone';
  return token === undefined ? undefined : { is: 'issued', expiresAt: token.expiresAt, isUsed };
}
