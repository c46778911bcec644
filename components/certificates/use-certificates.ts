'use client';

import { useMemo } from 'react';
import { useNow } from '#lib/client/use-now.ts';
import { useView } from '#lib/client/use-view.ts';
import { certificateRows } from '#lib/domain/application/certificate-rows.ts';

/** The certificates of an Application, newest first, live. */
export function useCertificates(application: string) {
  const { answer, isPending, error, retry } = useView('certificate-list', { application });
  const nowMs = useNow(15_000);
  const rows = useMemo(() => {
    const { certificates = [], revoked = [], applicationUid } = answer ?? {};
    return certificateRows({ certificates, revoked: new Set(revoked), applicationUid, nowMs });
  }, [answer, nowMs]);
  return { rows, isPending, error, retry };
}
