import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import {
  type Activity,
  activitiesOfObject,
  activityOfEvent,
  latestActivities,
} from '#lib/domain/view/activity.ts';
import type { GraphPart, PartsChange } from '../model/graph-parts.ts';
import { graphNeeds, type LiveModel } from '../model/live-model.ts';
import type { ViewSource } from './view-source.ts';

const shown = 12;
/** So many are remembered, so that those that go can be replaced without looking at everything. */
const remembered = 20 * shown;

/** What happened lately: the newest are kept by the change, the others are not looked at. */
export const activitySource: ViewSource<'activity'> = {
  needs: graphNeeds,
  async open({ model, onChange }) {
    // events may be withheld: the changes of objects are told without them
    await model.ready(['events']).catch(() => undefined);
    const ofObjects = createNewest(model);
    let ofEvents = eventsOf(model);
    const close = model.subscribe(({ kinds, parts }) => {
      const hasEvents = kinds.has('events');
      if (hasEvents) {
        ofEvents = eventsOf(model);
      }
      if (ofObjects.apply(parts) || hasEvents) {
        onChange();
      }
    });
    return {
      read: () => ({ activities: latestActivities([...ofObjects.newest(), ...ofEvents], shown) }),
      close,
    };
  },
};

function eventsOf(model: LiveModel): Activity[] {
  return latestActivities(model.list('events').flatMap(activityOfEvent), shown);
}

function createNewest(model: LiveModel) {
  let known = new Map<string, Activity>();
  /** Nothing that happened before is known. */
  let since = '';

  function keep(all: readonly Activity[]): void {
    const newest = latestActivities(all, remembered);
    since = newest.length < all.length ? (newest.at(-1)?.at ?? '') : since;
    known = new Map(newest.map((activity) => [activity.id, activity]));
  }

  function lookAtAll(): void {
    since = '';
    keep([...model.parts].flatMap(activitiesOfPart));
  }

  lookAtAll();
  return {
    newest: () => [...known.values()],
    /** @returns whether there may be others now. */
    apply({ gone, made }: PartsChange): boolean {
      const lost = gone.flatMap(activitiesOfPart).filter(({ id }) => known.delete(id)).length;
      const won = made.flatMap(activitiesOfPart).filter(({ at }) => at >= since);
      for (const activity of won) {
        known.set(activity.id, activity);
      }
      if (known.size < shown && since !== '') {
        lookAtAll();
      } else if (known.size > 2 * remembered) {
        keep([...known.values()]);
      }
      return lost > 0 || won.length > 0;
    },
  };
}

/** What is told of happens to these: workloads and pods tell by their events. */
function activitiesOfPart({ objects }: GraphPart): Activity[] {
  const told: readonly KubeObject[][] = [
    objects.applications,
    objects.applicationmappings,
    objects.serviceinstances,
    objects.servicebindings,
    objects.servicebindingusages,
  ];
  return told.flat().flatMap(activitiesOfObject);
}
