import { KeyValues } from '#components/ui/key-values.tsx';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

type Entry = ViewAnswer<'application'>['services'][number]['entries'][number];

function url(value: string | undefined) {
  return value ? <code className="font-mono text-sm break-all">{value}</code> : undefined;
}

/** The API and Events parts of a service: where calls go, by what address workloads reach it, how it authenticates. */
export function ServiceEntries({ entries }: { entries: readonly Entry[] }) {
  return (
    <>
      {entries.map((entry) => (
        <div key={entry.type} className="grid gap-2">
          <h3 className="text-sm font-semibold">{entry.type === 'API' ? 'API' : 'Events'}</h3>
          {entry.type === 'API' ? (
            <KeyValues
              items={[
                { label: 'Target', value: url(entry.targetUrl) },
                { label: 'Inside the cluster', value: url(entry.gatewayUrl) },
                { label: 'Kind', value: entry.apiType },
                { label: 'Credentials', value: entry.credentials },
                { label: 'Specification', value: url(entry.specificationUrl) },
              ]}
            />
          ) : (
            <p className="text-sm text-muted">The application sends these events into the cluster.</p>
          )}
        </div>
      ))}
    </>
  );
}
