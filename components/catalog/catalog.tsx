'use client';

import { LibraryBig } from 'lucide-react';
import Link from 'next/link';
import { useDeferredValue, useMemo } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { NameFilter } from '#components/ui/name-filter.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { SearchInput } from '#components/ui/search-input.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { useObjects } from '#lib/client/objects.ts';
import { useBindingGraph } from '#lib/client/use-binding-graph.ts';
import { catalogOffers, offerMatches } from '#lib/domain/offers.ts';
import { OfferCards } from './offer-cards.tsx';

/** What each namespace can order: the services that are allowed there. */
export function Catalog() {
  const live = useBindingGraph();
  const plans = useObjects('serviceplans');
  const [query, setQuery] = useUrlParam('q');
  const [namespace, setNamespace] = useUrlParam('namespace');
  const text = useDeferredValue(query.trim().toLowerCase());
  const offers = useMemo(
    () => catalogOffers(live.items.serviceclasses, plans.items, live.chains),
    [live.items, plans.items, live.chains],
  );
  const namespaces = [...new Set(offers.map((offer) => offer.namespace))];
  const shown = useMemo(
    () =>
      offers.filter(
        (offer) =>
          (namespace === '' || offer.namespace === namespace) && (text === '' || offerMatches(offer, text)),
      ),
    [offers, namespace, text],
  );
  const byNamespace = [...Map.groupBy(shown, (offer) => offer.namespace)];

  return (
    <>
      <PageHeader
        title="Catalog"
        description="What each namespace can bind to its workloads: the services that are allowed there."
      />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchInput label="Search services" value={query} onChange={setQuery} />
        <NameFilter
          label="Namespace"
          all="All namespaces"
          names={namespaces}
          value={namespace}
          onChange={setNamespace}
        />
        <span role="status" className="text-sm text-muted tabular-nums sm:ml-auto">
          {live.isPending ? '' : `${shown.length} of ${offers.length}`}
        </span>
      </div>
      {live.isPending || live.error !== null || shown.length === 0 ? (
        <Card>
          <LoadState noun="catalog" isPending={live.isPending} error={live.error} onRetry={live.retry}>
            {offers.length === 0 ? (
              <EmptyState
                icon={LibraryBig}
                title="The catalog is empty"
                action={
                  <Link href="/namespaces" prefetch={false} className={buttonClass('primary')}>
                    Allow an application
                  </Link>
                }
              >
                Services appear here a moment after their application is allowed in a namespace.
              </EmptyState>
            ) : (
              <EmptyState title="No service matches">
                Change the search or the namespace to see others.
              </EmptyState>
            )}
          </LoadState>
        </Card>
      ) : (
        <div className="mt-5 grid gap-6">
          {byNamespace.map(([name, ofNamespace]) => (
            <section key={name} aria-label={`Catalog of ${name}`}>
              <h2 className="mb-2 flex items-baseline gap-2 font-semibold">
                {name}
                <span className="text-sm font-normal text-muted tabular-nums">{ofNamespace.length}</span>
              </h2>
              <OfferCards offers={ofNamespace} />
            </section>
          ))}
        </div>
      )}
    </>
  );
}
