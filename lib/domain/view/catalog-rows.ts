import type { z } from 'zod';
import { type Chains, wordOfNodes } from '../binding/chain.ts';
import type { ServiceClass } from '../catalog/service-class.ts';
import type { ServicePlan } from '../catalog/service-plan.ts';
import { compareHealth, type Health, needsAttention, worstHealth } from '../health/health.ts';
import { objectKey } from '../kubernetes/kube-object.ts';
import { message, type Sentence, type Untold } from '../texts/message.ts';
import type { catalogRowsView } from './catalog-rows-view.ts';
import type { CatalogState } from './catalog-states.ts';
import { compareText } from './compare-text.ts';
import { excerpt } from './excerpt.ts';
import { catalogOffers, type Offer } from './offers.ts';

type ShownCatalogRow = Untold<z.output<typeof catalogRowsView.answer>['rows'][number]>;

/** A namespace that has a service in its catalog. */
export interface CatalogPlace {
  namespace: string;
  className: string;
  bindable: boolean;
  /** False once it is withdrawn there. */
  offered: boolean;
  instanceCount: number;
  /** The worst of the catalog entry and its instances. */
  health: Health;
  /** What that is, in a word or two; undefined where there is nothing to say. */
  word: Sentence | undefined;
}

/** A service of the catalog, whatever number of namespaces it is in. */
export interface CatalogRow {
  /** Application, empty for another broker's service, and id of the service. */
  id: string;
  serviceId: string;
  displayName: string;
  description: string;
  provider: string;
  /** The Application behind it, undefined when another broker offers it. */
  application: string | undefined;
  /** Names of its plans, each once. */
  plans: string[];
  /** By namespace. */
  places: CatalogPlace[];
}

export interface CatalogRowsInput {
  serviceclasses: readonly ServiceClass[];
  chains: Chains;
  /** The plans of a class, by its `namespace/name`. */
  plansOf(serviceClass: string): ServicePlan[];
}

/** One row for each service: its classes, one in each namespace, are put together. */
export function catalogRows({ serviceclasses, chains, plansOf }: CatalogRowsInput): CatalogRow[] {
  const plans = serviceclasses.flatMap((serviceClass) => plansOf(objectKey(serviceClass)));
  const offers = catalogOffers(serviceclasses, plans, chains);
  const services = Map.groupBy(offers, ({ application = '', serviceId }) => `${application}/${serviceId}`);
  return [...services].map(([id, ofService]) => rowOf(id, ofService));
}

function rowOf(id: string, offers: readonly Offer[]): CatalogRow {
  // what a namespace still offers says more than what was withdrawn in another
  const [first] = [...offers].sort((left, right) => Number(right.offered) - Number(left.offered)) as [Offer];
  const { serviceId, displayName, description, provider, application } = first;
  return {
    id,
    serviceId,
    displayName,
    description,
    provider,
    application,
    plans: [...new Set(offers.flatMap(({ plans }) => plans))],
    places: offers.map(placeOf).sort((left, right) => (left.namespace < right.namespace ? -1 : 1)),
  };
}

/** How a service is in some of its places: the worst of them, or how it is used. */
function stateOf(places: readonly CatalogPlace[]): { health: Health; word: Sentence } {
  const health = worstHealth(places.map((place) => place.health));
  const worst = places.find((place) => place.health === health);
  if (needsAttention(health) || health === 'busy') {
    return { health, word: worst?.word ?? message('states.inProgress') };
  }
  return instanceCountOf(places) === 0
    ? { health: 'todo', word: message('states.notInUse') }
    : { health: 'ok', word: message('states.inUse') };
}

function instanceCountOf(places: readonly CatalogPlace[]): number {
  return places.reduce((sum, { instanceCount }) => sum + instanceCount, 0);
}

function placeOf({ namespace, className, bindable, offered, node, instances }: Offer): CatalogPlace {
  const nodes = node === undefined ? instances : [node, ...instances];
  const health = worstHealth(nodes.map((one) => one.health.status));
  return {
    namespace,
    className,
    bindable,
    offered,
    instanceCount: instances.length,
    health,
    word: needsAttention(health) ? wordOfNodes(nodes) : undefined,
  };
}

export interface CatalogFilter {
  /** In what people know a service by. */
  text: string;
  /** '' for all; as `namespace`. */
  application: string;
  namespace: string;
  state: CatalogState;
}

const isInState: Record<CatalogState, (place: CatalogPlace) => boolean> = {
  all: () => true,
  used: ({ instanceCount }) => instanceCount > 0,
  unused: ({ offered, instanceCount }) => offered && instanceCount === 0,
  // what is withdrawn still serves who has it, and will not for long
  broken: ({ health }) => needsAttention(health),
  withdrawn: ({ offered }) => !offered,
};

/**
 * Which services a filter lets through: namespace and state have to hold of one place.
 * @param isVisible which places count at all
 */
export function matchesCatalogRow(
  { text, application, namespace, state }: CatalogFilter,
  isVisible: (place: CatalogPlace) => boolean,
): (row: CatalogRow) => boolean {
  const wanted = text.trim().toLowerCase();
  return (row) =>
    (application === '' || row.application === application) &&
    row.places.some(
      (place) =>
        (namespace === '' || place.namespace === namespace) && isInState[state](place) && isVisible(place),
    ) &&
    (wanted === '' || wordsOf(row).includes(wanted));
}

function wordsOf({ displayName, description, provider, application, serviceId, plans }: CatalogRow): string {
  return `${displayName} ${description} ${provider} ${application ?? ''} ${serviceId} ${plans.join(' ')}`.toLowerCase();
}

/** How the services are ordered, ascending. */
export const catalogOrders: Record<string, (left: CatalogRow, right: CatalogRow) => number> = {
  name: byName,
  application: (left, right) =>
    compareText(left.application ?? '', right.application ?? '') || byName(left, right),
  namespaces: (left, right) => left.places.length - right.places.length,
  instances: (left, right) => instanceCountOf(left.places) - instanceCountOf(right.places),
  status: (left, right) => compareHealth(stateOf(left.places).health, stateOf(right.places).health),
};

function byName(left: CatalogRow, right: CatalogRow): number {
  return compareText(left.displayName, right.displayName);
}

/** So many namespaces and plans are named. */
const mostPlaces = 4;
const mostPlans = 2;

/**
 * A service as it is listed: of its state what is so in `namespace`, or in all of them where that is ''.
 * @param isVisible which places may be seen
 * @param extent whether texts and lists are cut to what a page has room for
 */
export function shownCatalogRow(
  { plans, places, application, description, ...row }: CatalogRow,
  namespace: string,
  isVisible: (place: CatalogPlace) => boolean,
  extent: 'page' | 'whole' = 'page',
): ShownCatalogRow {
  const isWhole = extent === 'whole';
  const visible = places.filter(isVisible);
  const wanted = visible.filter((place) => place.namespace === namespace);
  const others = visible.filter((place) => place.namespace !== namespace);
  const counted = namespace === '' ? visible : wanted;
  const bindIn = counted.find(({ offered, bindable }) => offered && bindable)?.namespace;
  return {
    ...row,
    description: isWhole ? description : excerpt(description),
    ...(application === undefined ? {} : { application }),
    plans: isWhole ? plans : plans.slice(0, mostPlans),
    planCount: plans.length,
    places: [...wanted, ...others]
      .slice(0, isWhole ? visible.length : mostPlaces)
      .map(({ namespace: id, className, offered }) => ({ id, className, offered })),
    placeCount: visible.length,
    instanceCount: instanceCountOf(counted),
    ...stateOf(counted),
    ...(bindIn === undefined ? {} : { bindIn }),
    offered: counted.some(({ offered }) => offered),
  };
}
