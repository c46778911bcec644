import type { AttentionRow } from '#lib/domain/view/attention-causes.ts';
import type { LiveModel } from '../model/live-model.ts';
import { createRowGroups, type RowGroups } from '../model/row-groups.ts';
import { createShared, type Shared, type Taken } from './shared.ts';

type AttentionGroups = RowGroups<AttentionRow>;

const sharedOf = new WeakMap<LiveModel, Shared<AttentionGroups>>();

/** What is wrong, by its causes: the same for all views of a model. */
export function takeAttentionGroups(model: LiveModel, onChange: () => void): Taken<AttentionGroups> {
  let shared = sharedOf.get(model);
  if (shared === undefined) {
    shared = createShared<AttentionGroups>();
    sharedOf.set(model, shared);
  }
  return shared.take('', onChange, (listener) =>
    createRowGroups(
      model.tables.attention,
      ({ cause }) => cause,
      ({ isRepairable }) => isRepairable,
      listener,
    ),
  );
}
