'use client';

import { KeyValues } from '#components/ui/key-values.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

type Entry = ViewAnswer<'application'>['services'][number]['entries'][number];

function url(value: string | undefined) {
  return value ? <code className="font-mono text-sm break-all">{value}</code> : undefined;
}

/** The API and Events parts of a service: where calls go, by what address workloads reach it, how it authenticates. */
export function ServiceEntries({ entries }: { entries: readonly Entry[] }) {
  const t = useTexts('applications');
  return (
    <>
      {entries.map((entry) => (
        <div key={entry.type} className="grid gap-2">
          <h3 className="text-sm font-semibold">{entry.type === 'API' ? t('api') : t('events')}</h3>
          {entry.type === 'API' ? (
            <KeyValues
              items={[
                { label: t('target'), value: url(entry.targetUrl) },
                { label: t('insideCluster'), value: url(entry.gatewayUrl) },
                { label: t('kind'), value: entry.apiType },
                { label: t('credentials'), value: entry.credentials },
                { label: t('specification'), value: url(entry.specificationUrl) },
              ]}
            />
          ) : (
            <p className="text-sm text-muted">{t('sendsEvents')}</p>
          )}
        </div>
      ))}
    </>
  );
}
