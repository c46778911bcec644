'use client';

import { CalendarClock } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useMemo, useState } from 'react';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ListPage } from '#components/ui/list-page.tsx';
import { RowsTable } from '#components/ui/rows-table.tsx';
import { Select } from '#components/ui/select.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { useRows } from '#lib/client/use-rows.ts';
import { expiryFilter } from './expiry-address.ts';
import { expiryColumns } from './expiry-columns.tsx';
import { type AskedExpiry, ExpiryDialog } from './expiry-dialog.tsx';
import { expiryKindWords, expiryShowWords } from './expiry-words.ts';
import { ForecastCard } from './forecast-card.tsx';
import { useTargetLook } from './use-target-look.ts';

/** All that ends some day: the next thirteen weeks, and a list with what can be done about each. */
export function ExpiryPage() {
  const [query, setQuery] = useUrlParam('q');
  const [, setKind] = useUrlParam('kind', 'all');
  const [, setShow] = useUrlParam('show', 'all');
  const params = useSearchParams();
  const filter = expiryFilter((name, fallback) => params.get(name) ?? fallback);
  const rows = useRows('expiry-rows', filter);
  const look = useTargetLook();
  const [asked, setAsked] = useState<AskedExpiry>();
  const { mutate: lookAt, isPending: isLooking, variables: lookedAt } = look;
  const columns = useMemo(
    () => expiryColumns({ onAsk: setAsked, onLook: lookAt, looking: isLooking ? lookedAt : undefined }),
    [lookAt, isLooking, lookedAt],
  );

  return (
    <>
      <ListPage
        title="Expiry"
        description="What ends some day, and what to do before it does: certificates, the CA that signs them, servers outside, tokens."
        nouns={{ one: 'entry', many: 'entries' }}
        loading={rows}
        list={{ query, setQuery, shownCount: rows.total, total: rows.all }}
        filters={
          <>
            <Choice label="What" value={filter.kind ?? 'all'} onChange={setKind} words={kindWords} />
            <Choice label="When" value={filter.show ?? 'all'} onChange={setShow} words={expiryShowWords} />
          </>
        }
        onClearFilters={() => {
          setKind('all');
          setShow('all');
        }}
        notices={<ForecastCard look={look} />}
        empty={
          <EmptyState icon={CalendarClock} title="Nothing ends yet">
            Certificates and tokens are listed here once an application is connected.
          </EmptyState>
        }
      >
        <RowsTable label="What ends" rows={rows} columns={columns} defaultSort="ends" />
      </ListPage>
      {asked === undefined ? null : <ExpiryDialog asked={asked} onAsk={setAsked} />}
    </>
  );
}

const kindWords = {
  all: 'All kinds',
  ...Object.fromEntries(
    Object.entries(expiryKindWords).map(([kind, { many }]) => [kind, many[0]?.toUpperCase() + many.slice(1)]),
  ),
};

interface ChoiceProps {
  label: string;
  value: string;
  onChange(value: string): void;
  words: Record<string, string>;
}

function Choice({ label, value, onChange, words }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="w-full sm:w-48 [&_select]:h-8"
    >
      {Object.entries(words).map(([id, word]) => (
        <option key={id} value={id}>
          {word}
        </option>
      ))}
    </Select>
  );
}
