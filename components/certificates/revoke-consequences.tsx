'use client';

import { useQuery } from '@tanstack/react-query';
import { certificatePolicyQuery } from '#lib/client/pairing.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useFormat } from '#lib/client/use-format.ts';

/** What revoking a certificate does here, and what it does not. */
export function RevokeConsequences({ expiresAt }: { expiresAt: string }) {
  const t = useTexts('certificates');
  const format = useFormat();
  const { data, isError } = useQuery(certificatePolicyQuery);
  const end = format.moment(expiresAt);
  return (
    <ul className="list-disc space-y-1 pl-5">
      <li>{t('revokeEndsRenewal')}</li>
      <li>
        {data?.edgeRefusesRevoked === true
          ? t('revokeEndsCalls')
          : data === undefined && !isError
            ? t('revokeAsking')
            : data === undefined
              ? t('revokeNotKnown', { end })
              : t.rich('revokeKeepsCalls', {
                  end,
                  code: (text) => <code className="font-mono text-sm">{text}</code>,
                })}
      </li>
      <li>{t('revokeIsFinal')}</li>
    </ul>
  );
}
