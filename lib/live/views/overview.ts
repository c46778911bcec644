import { healthStates, needsAttention } from '#lib/domain/health/health.ts';
import { type CountedNoun, countedNouns } from '#lib/domain/view/overview-views.ts';
import { tokenHolders } from '#lib/domain/view/token-holders.ts';
import { graphNeeds } from '../model/live-model.ts';
import { createRowTally } from '../model/row-tally.ts';
import { derivedView, type ViewSource } from './view-source.ts';

/** How much there is of each noun. */
export const overviewCountsSource: ViewSource<'overview-counts'> = {
  needs: graphNeeds,
  open({ model, onChange }) {
    const applications = createRowTally(
      model.tables.applications,
      ({ health }) => `application ${health}`,
      onChange,
    );
    const links = createRowTally(model.tables.links, ({ kind, health }) => `${kind} ${health}`, onChange);
    const tallyOf = (noun: CountedNoun) => (noun === 'application' ? applications : links);

    return {
      read: () => ({
        counts: countedNouns.map((id) => {
          const counts = healthStates.map((health) => ({ health, count: tallyOf(id).of(`${id} ${health}`) }));
          const sum = (chosen: typeof counts) => chosen.reduce((total, { count }) => total + count, 0);
          return {
            id,
            count: sum(counts),
            attention: sum(counts.filter(({ health }) => needsAttention(health))),
            busy: sum(counts.filter(({ health }) => health === 'busy')),
          };
        }),
      }),
      close() {
        applications.close();
        links.close();
      },
    };
  },
};

/** Tokens that lapse are left out by the page, which has a clock. */
export const overviewTokensSource = derivedView<'overview-tokens'>({
  needs: graphNeeds,
  concerns: ({ kinds }) => kinds.has('connectiontokens') || kinds.has('applications'),
  read({ model }) {
    const tokens = model.list('connectiontokens').map(({ token }) => token);
    return { holders: tokenHolders(tokens, (name) => model.get('applications', name) !== undefined) };
  },
});
