import type { ExpiryEntry } from '#lib/domain/view/expiry-entry.ts';
import { matchesExpiry } from '#lib/domain/view/expiry-filter.ts';
import { expiryNeeds, takeExpiryLedger } from './expiry-ledger.ts';
import { expiryText } from './expiry-text.ts';
import type { ViewSource } from './view-source.ts';

export const expiryRowsSource: ViewSource<'expiry-rows'> = {
  needs: expiryNeeds,
  open(input) {
    const { from, size, sort, ...filter } = input.query;
    const { value: ledger, release } = takeExpiryLedger(input);
    const textOf = expiryText(input.viewer.locale);
    return {
      read() {
        const all = ledger.entries();
        const matching = all.filter(matchesExpiry(filter, Date.now(), textOf));
        const ordered = sort === '-ends' ? matching.reverse() : matching;
        return { total: matching.length, all: all.length, rows: ordered.slice(from, from + size).map(rowOf) };
      },
      close: release,
    };
  },
};

function rowOf({ matters, ...row }: ExpiryEntry) {
  return row;
}
