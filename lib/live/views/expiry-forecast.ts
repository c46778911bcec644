import { expiryForecast } from '#lib/domain/view/expiry-forecast.ts';
import { expiryNeeds, takeExpiryLedger } from './expiry-ledger.ts';
import type { ViewSource } from './view-source.ts';

export const expiryForecastSource: ViewSource<'expiry-forecast'> = {
  needs: expiryNeeds,
  open(input) {
    const { value: ledger, release } = takeExpiryLedger(input);
    return {
      read() {
        const entries = ledger.entries();
        const targets = entries.filter(({ kind }) => kind === 'target');
        return {
          ...expiryForecast(entries, Date.now()),
          targets: {
            all: targets.length,
            notLookedAt: targets.filter(({ health }) => health === 'todo').length,
            notKnown: targets.filter(({ health }) => health === 'off').length,
          },
          plainCount: ledger.plainCount(),
        };
      },
      close: release,
    };
  },
};
