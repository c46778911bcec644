import type { JoinedKind } from '#lib/domain/binding/joined-objects.ts';
import { joinedKinds } from '#lib/domain/binding/joined-objects.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import type { SearchEntry } from '#lib/domain/view/search-entries.ts';
import { searchWordsOf } from '#lib/domain/view/search-words.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { graphNeeds, type LiveModel } from '../model/live-model.ts';
import type { OpenView, ViewInput, ViewSource } from './view-source.ts';

type Hit = ViewAnswer<'search'>['groups'][number]['hits'][number];

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
    return followed(input, () => ({
      groups: model.search
        .find(words, {
          most: shownOfGroup,
          isVisible: input.viewer.mayList,
        })
        .map(({ group, total, best }) => ({
          id: group,
          total,
          hits: best.map((entry) => hitOf(model, entry)),
        })),
    }));
  },
};

function followed(
  { model, onChange }: ViewInput<'search'>,
  read: () => ViewAnswer<'search'>,
): OpenView<ViewAnswer<'search'>> {
  let timer: NodeJS.Timeout | undefined;
  const unsubscribe = model.subscribe(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      onChange();
    }, settleMs).unref();
  });
  return {
    read,
    close() {
      clearTimeout(timer);
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
