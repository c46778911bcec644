'use client';

import { LibraryBig } from 'lucide-react';
import Link from 'next/link';
import { useCallback, useMemo } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ListPage } from '#components/ui/list-page.tsx';
import { NamespaceFilter } from '#components/ui/namespace-filter.tsx';
import { useFilteredList } from '#components/ui/use-filtered-list.ts';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { useObjects } from '#lib/client/objects.ts';
import { useBindingGraph } from '#lib/client/use-binding-graph.ts';
import { catalogOffers, type Offer, offerMatches } from '#lib/domain/view/offers.ts';
import { OfferCards } from './offer-cards.tsx';

/** What each namespace can order: the services that are allowed there. */
export function Catalog() {
  const live = useBindingGraph();
  const plans = useObjects('serviceplans');
  const [namespace, setNamespace] = useUrlParam('namespace');
  const offers = useMemo(
    () => catalogOffers(live.items.serviceclasses, plans.items, live.chains),
    [live.items, plans.items, live.chains],
  );
  const namespaces = [...new Set(offers.map((offer) => offer.namespace))];
  const isShown = useCallback(
    (offer: Offer, text: string) =>
      (namespace === '' || offer.namespace === namespace) && (text === '' || offerMatches(offer, text)),
    [namespace],
  );
  const list = useFilteredList(offers, isShown);
  const byNamespace = [...Map.groupBy(list.shown, (offer) => offer.namespace)];

  return (
    <ListPage
      title="Catalog"
      description="What each namespace can bind to its workloads: the services that are allowed there."
      nouns={{ one: 'service', many: 'services' }}
      loading={{ ...live, noun: 'catalog' }}
      list={list}
      filters={<NamespaceFilter names={namespaces} value={namespace} onChange={setNamespace} />}
      onClearFilters={() => setNamespace('')}
      empty={
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
      }
    >
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
    </ListPage>
  );
}
