import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import {
  type Activity,
  activitiesOfObject,
  activityOfEvent,
  latestActivities,
} from '#lib/domain/view/activity.ts';
import type { GraphPart, PartsChange } from '../model/graph-parts.ts';
import { graphNeeds, type LiveModel } from '../model/live-model.ts';
import { checkSeesChains } from './sees-chains.ts';
import type { ViewSource } from './view-source.ts';

const shown = 12;
/** So many are remembered, so that those that go can be replaced without looking at everything. */
const remembered = 20 * shown;

/** What happened lately: the newest are kept by the change, the others are not looked at. */
export const activitySource: ViewSource<'activity'> = {
  needs: graphNeeds,
  async open({ model, viewer, onChange }) {
    checkSeesChains(viewer);
    const seesEvents = viewer.mayList('events');
    // events may be withheld: the changes of objects are told without them
    await model.ready(['events']).catch(() => undefined);
    const ofObjects = newestOf(model);
    let ofEvents = seesEvents ? eventsOf(model) : [];
    let { revision } = ofObjects;
    // it has heard of the change before
    const close = model.subscribe(({ kinds }) => {
      const hasEvents = seesEvents && kinds.has('events');
      if (hasEvents) {
        ofEvents = eventsOf(model);
      }
      if (hasEvents || ofObjects.revision !== revision) {
        revision = ofObjects.revision;
        onChange();
      }
    });
    return {
      read: () => ({ activities: latestActivities([...ofObjects.activities(), ...ofEvents], shown) }),
      close,
    };
  },
};

function eventsOf(model: LiveModel): Activity[] {
  return latestActivities(model.list('events').flatMap(activityOfEvent), shown);
}

interface Newest {
  activities(): Activity[];
  /** Another one whenever there may be others. */
  readonly revision: number;
}

const newest = new WeakMap<LiveModel, Newest>();

/** The newest changes of objects, followed from the first reader on: it looks at all objects once. */
function newestOf(model: LiveModel): Newest {
  let known = newest.get(model);
  if (known === undefined) {
    known = createNewest(model);
    newest.set(model, known);
  }
  return known;
}

function createNewest(model: LiveModel): Newest {
  let known = new Map<string, Activity>();
  /** Nothing that happened before is known. */
  let since = '';
  let revision = 0;

  function keep(all: readonly Activity[]): void {
    const kept = latestActivities(all, remembered);
    since = kept.length < all.length ? (kept.at(-1)?.at ?? '') : since;
    known = new Map(kept.map((activity) => [activity.id, activity]));
  }

  function lookAtAll(): void {
    since = '';
    keep([...model.parts].flatMap(activitiesOfPart));
  }

  function apply({ gone, made }: PartsChange): void {
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
    revision += lost > 0 || won.length > 0 ? 1 : 0;
  }

  lookAtAll();
  model.subscribe(({ parts }) => apply(parts));
  return {
    activities: () => [...known.values()],
    get revision() {
      return revision;
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
