'use client';

import { useMemo } from 'react';
import { useObjects } from '#lib/client/objects.ts';
import { useNow } from '#lib/client/use-now.ts';
import { certificateRows } from '#lib/domain/application/certificate-rows.ts';

/** The certificates of an Application, newest first, live. */
export function useCertificates(application: string) {
  const issued = useObjects('issuedcertificates');
  const revoked = useObjects('revokedcertificates');
  const applications = useObjects('applications');
  const applicationUid = applications.items.find(({ metadata }) => metadata.name === application)?.metadata
    .uid;
  const nowMs = useNow(15_000);
  const rows = useMemo(() => {
    const certificates = issued.items
      .filter((object) => object.application === application)
      .flatMap((object) => object.certificates);
    const fingerprints = new Set(revoked.items.flatMap(({ keys }) => keys));
    return certificateRows({ certificates, revoked: fingerprints, applicationUid, nowMs });
  }, [issued.items, revoked.items, application, applicationUid, nowMs]);
  return {
    rows,
    isPending: issued.isPending || revoked.isPending,
    error: issued.error ?? revoked.error,
    retry() {
      issued.retry();
      revoked.retry();
    },
  };
}
