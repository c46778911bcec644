'use client';

import { useEffect, useState } from 'react';
import { useNow } from '#lib/client/use-now.ts';
import { useView } from '#lib/client/use-view.ts';
import type { IssuedToken } from '#lib/domain/application/pairing.ts';
import { type TokenFate, tokenFate } from '#lib/domain/view/token-fate.ts';

/** What has become of a token that was issued in this window, live; undefined while there is none. */
export function useTokenFate(issued: IssuedToken | undefined): TokenFate | undefined {
  const question = { application: issued?.application ?? '' };
  const options = { enabled: issued !== undefined, keepPrevious: false };
  const tokens = useView('token-list', question, options).answer?.tokens ?? [];
  const certificates = useView('certificate-list', question, options).answer?.certificates ?? [];
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
  const { id, expiresAt, url } = issued;
  return tokenFate({ id, expiresAt, wasSeen: seenUrl === url }, tokens, certificates, nowMs);
}
