'use client';

import { useQuery } from '@tanstack/react-query';
import { certificatePolicyQuery } from '#lib/client/pairing.ts';
import { formatAbsolute } from '#lib/domain/kubernetes/format-time.ts';

/** What revoking a certificate does here, and what it does not. */
export function RevokeConsequences({ expiresAt }: { expiresAt: string }) {
  const { data, isError } = useQuery(certificatePolicyQuery);
  const end = formatAbsolute(expiresAt);
  return (
    <ul className="list-disc space-y-1 pl-5">
      <li>It can never be renewed again: the connector refuses with 403.</li>
      <li>
        {data?.edgeRefusesRevoked === true ? (
          <>Calls with it end at once: the edge of this installation refuses revoked certificates.</>
        ) : data === undefined && !isError ? (
          <>Asking whether the edge refuses it …</>
        ) : data === undefined ? (
          <>Whether the edge goes on accepting it until {end} could not be found out.</>
        ) : (
          <>
            Calls with it go on working until {end}: the edge of this installation does not refuse revoked
            certificates. <code className="font-mono text-sm">MOORING_EDGE_REFUSE_REVOKED=true</code> makes
            it.
          </>
        )}
      </li>
      <li>This cannot be undone. The way back is a new certificate, by a token.</li>
    </ul>
  );
}
