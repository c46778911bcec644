import { servicesOf } from '#lib/domain/application/application.ts';
import type { JoinedKind } from '#lib/domain/binding/joined-objects.ts';
import { joinedKinds } from '#lib/domain/binding/joined-objects.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import type { SearchEntry } from '#lib/domain/view/search-entries.ts';
import { searchWordsOf } from '#lib/domain/view/search-words.ts';
import { readSpecificationNames } from '#lib/operations/specifications/names.ts';
import { graphNeeds, type LiveModel } from '../model/live-model.ts';
import { createOperationIndex, type FoundOperation, type OperationIndex } from '../model/operation-index.ts';
import type { OpenView, UntoldAnswer, ViewInput, ViewSource } from './view-source.ts';

type Hit = UntoldAnswer<'search'>['groups'][number]['hits'][number];

const shownOfGroup = 8;
/** Somebody reads what was found: it need not follow each change at once. */
const settleMs = 1_000;
/** What is searched beside the graph, where the cluster has it and the console may see it. */
const alsoSearched: readonly LiveName[] = [
  'namespaces',
  'serviceplans',
  'usagekinds',
  'workloadbindings',
  'issuedcertificates',
  'connectiontokens',
];
const joined: ReadonlySet<LiveName> = new Set(joinedKinds);

export const searchSource: ViewSource<'search'> = {
  needs: graphNeeds,
  async open(input) {
    const { model, query } = input;
    const words = searchWordsOf(query.text);
    if (words === undefined) {
      return { read: () => ({ groups: [] }), close: () => undefined };
    }
    await Promise.allSettled(alsoSearched.map((kind) => model.ready([kind])));
    const operations = operationsOf(input);
    return followed(input, operations, () => {
      const found = model.search.find(words, { most: shownOfGroup, isVisible: input.viewer.mayList });
      const groups = found.map(({ group, total, best }) => ({
        id: group,
        total,
        hits: best.map((entry) => hitOf(model, entry)),
      }));
      const { total, best } = operations.find(words, shownOfGroup);
      const isSeen = total > 0 && input.viewer.mayList('applications');
      return {
        groups: isSeen
          ? withOperations(groups, { id: 'operations', total, hits: best.map(hitOfOperation) })
          : groups,
      };
    });
  },
};

/** Kept as long as the model: reading specifications takes long. */
const indexes = new WeakMap<LiveModel, OperationIndex>();

function operationsOf({ model, context }: ViewInput<'search'>): OperationIndex {
  let index = indexes.get(model);
  if (index === undefined) {
    index = createOperationIndex({
      services: () =>
        model.list('applications').flatMap((application) =>
          servicesOf(application).map(({ id, name, displayName }) => ({
            application: application.metadata.name,
            id,
            name: displayName === '' ? name : displayName,
          })),
        ),
      read: ({ application, id }) => readSpecificationNames(context, { application, serviceId: id }),
    });
    indexes.set(model, index);
  }
  return index;
}

type FoundGroups = UntoldAnswer<'search'>['groups'];

/** Their place is after the services. */
function withOperations(groups: FoundGroups, operations: FoundGroups[number]): FoundGroups {
  const isBefore = ({ id }: FoundGroups[number]) => id === 'applications' || id === 'services';
  return [...groups.filter(isBefore), operations, ...groups.filter((group) => !isBefore(group))];
}

function hitOfOperation({ name, service: { application, id, name: ofService } }: FoundOperation): Hit {
  return {
    id: `${application}/${id}/${name}`,
    name,
    detail: `${ofService} of ${application}`,
    target: { page: 'service', application, id },
  };
}

function followed(
  { model, onChange }: ViewInput<'search'>,
  operations: OperationIndex,
  read: () => UntoldAnswer<'search'>,
): OpenView<UntoldAnswer<'search'>> {
  let timer: NodeJS.Timeout | undefined;
  function wait(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      onChange();
    }, settleMs).unref();
  }
  const unsubscribe = model.subscribe(wait);
  const sleep = operations.wake(wait);
  return {
    read,
    close() {
      clearTimeout(timer);
      sleep();
      unsubscribe();
    },
  };
}

function hitOf(model: LiveModel, entry: SearchEntry): Hit {
  const { id, name, detail, target } = entry;
  const status = statusOf(model, entry);
  return { id, name, detail, target, ...(status === undefined ? {} : { status }) };
}

/** How the link of the graph is that the entry stands for. */
function statusOf(model: LiveModel, { kind, key, serviceId, target }: SearchEntry): Hit['status'] {
  if (!joined.has(kind)) {
    return undefined;
  }
  if (target.page === 'application') {
    const row = model.tables.applications.get(target.name);
    return row === undefined ? undefined : { health: row.health, word: row.word };
  }
  const node = model
    .partOf(kind as JoinedKind, key)
    ?.graph.nodes.find(
      ({ ref, serviceId: ofNode }) =>
        ref?.kind === kind &&
        (ref.namespace === undefined ? ref.name : `${ref.namespace}/${ref.name}`) === key &&
        (serviceId === undefined || serviceId === ofNode),
    );
  return node === undefined ? undefined : { health: node.health.status, word: node.health.word };
}
