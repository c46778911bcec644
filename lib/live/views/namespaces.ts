import { allowanceOf } from '#lib/domain/application/allowance.ts';
import { servicesOf } from '#lib/domain/application/application.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { graphNeeds } from '../model/live-model.ts';
import { takeAttentionGroups } from './attention-groups.ts';
import { withGuess } from './guess-of-orphan.ts';
import { seesChains } from './sees-chains.ts';
import { derivedView, type ViewSource } from './view-source.ts';

/** So many are told at once. */
const shownOrphans = 20;

export const namespaceAllowanceSource = derivedView<'namespace-allowance'>({
  needs: graphNeeds,
  concerns: ({ kinds }) => kinds.has('applications') || kinds.has('applicationmappings'),
  read({ model, viewer, query: { application, namespace } }) {
    const mayList = viewer.mayList('applications') && viewer.mayList('applicationmappings', namespace);
    const object = mayList ? model.get('applications', application) : undefined;
    if (object === undefined) {
      throw new MooringError('NOT_FOUND', message('errors.noSuchApplication', { application }), {
        hint: message('errors.deletedMeanwhile'),
      });
    }
    return {
      allowance: allowanceOf(model.get('applicationmappings', `${namespace}/${application}`)),
      services: servicesOf(object).map(({ id, displayName, description }) => ({
        id,
        displayName,
        description,
      })),
    };
  },
});

export const namespaceOrphansSource: ViewSource<'namespace-orphans'> = {
  needs: graphNeeds,
  open({ model, viewer, onChange }) {
    const { value, release } = takeAttentionGroups(model, onChange);
    return {
      read() {
        // equal findings are one group
        const groups = seesChains(viewer) ? [...value.groups.values()] : [];
        const group = groups.find(
          ({ rows }) => rows.values().next().value?.problem.ruleId === 'application/missing',
        );
        const orphans = [...(group?.rows.values() ?? [])];
        return {
          total: orphans.length,
          orphans: orphans.slice(0, shownOrphans).map(({ id, applications: [name = ''], problem }) => ({
            id,
            name,
            problem: withGuess(model, problem),
          })),
        };
      },
      close: release,
    };
  },
};
