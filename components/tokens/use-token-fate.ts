'use client';

import { useEffect, useState } from 'react';
import { useObjects } from '#lib/client/objects.ts';
import { useNow } from '#lib/client/use-now.ts';
import { useOpenTokens } from '#lib/client/use-open-tokens.ts';
import type { IssuedToken } from '#lib/domain/application/pairing.ts';
import { type TokenFate, tokenFate } from '#lib/domain/view/token-fate.ts';

/** What has become of a token that was issued in this window, live; undefined while there is none. */
export function useTokenFate(issued: IssuedToken | undefined): TokenFate | undefined {
  const { tokens } = useOpenTokens();
  const certificates = useObjects('issuedcertificates').items;
  const nowMs = useNow(1_000);
  const isThere = issued !== undefined && tokens.some(({ id }) => id === issued.id);
  const [seenUrl, setSeenUrl] = useState<string>();
  useEffect(() => {
    if (isThere) {
      setSeenUrl(issued?.url);
    }
  }, [isThere, issued]);
  if (issued === undefined) {
    return undefined;
  }
  const { application, id, expiresAt, url } = issued;
  const own = certificates.filter((object) => object.application === application);
  return tokenFate(
    { id, expiresAt, wasSeen: seenUrl === url },
    tokens,
    own.flatMap((object) => object.certificates),
    nowMs,
  );
}
