import type { GraphNode } from '#lib/domain/binding/binding-graph-node.ts';
import { type JoinedKind, joinedKinds } from '#lib/domain/binding/joined-objects.ts';
import { type EventObject, timeOfEvent } from '#lib/domain/kubernetes/core-objects.ts';
import { type KindInfo, type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition, KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { redact } from '#lib/domain/kubernetes/redact.ts';
import { keyOfSentence, message } from '#lib/domain/texts/message.ts';
import { compareText } from '#lib/domain/view/compare-text.ts';
import { objectFacts, ownerFacts } from '#lib/domain/view/object-facts.ts';
import { targetOfNode } from '#lib/domain/view/target-of-node.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import { createInformer, type Informer } from '#lib/k8s/informer.ts';
import { createLogger } from '#lib/log.ts';
import type { GraphPart } from '../model/graph-parts.ts';
import { graphNeeds } from '../model/live-model.ts';
import type { UntoldAnswer, ViewInput, ViewSource } from './view-source.ts';

type Answer = UntoldAnswer<'object'>;
type Input = ViewInput<'object'>;

const mostEvents = 50;
const log = createLogger('mooring-console', 'warn');
const joined: ReadonlySet<string> = new Set(joinedKinds);

/** One object, read from the API server and followed there: the model does not keep all that is shown of it. */
export const objectSource: ViewSource<'object'> = {
  needs: [],
  async open(input) {
    const { kind, key } = input.query;
    const { info, name, namespace } = placeOf(kind, key);
    if (!input.viewer.mayList(kind, namespace)) {
      throw new MooringError('FORBIDDEN', message('errors.mayNotSee', { plural: info.plural }));
    }
    const inNamespace = namespace === undefined ? {} : { namespace };
    const object = follow(input, {
      kind: info,
      ...inNamespace,
      fieldSelector: `metadata.name=${name}`,
      keep: (whole) => redact(kind, whole),
    });
    const events = follow(input, {
      kind: kinds.events,
      ...inNamespace,
      fieldSelector: `involvedObject.kind=${info.kind},involvedObject.name=${name}`,
    });
    const first = await input.context.kube.find(info, name, namespace).catch((error: unknown) => {
      object.stop();
      events.stop();
      throw error;
    });
    const links = await followLinks(input);
    return {
      read: () =>
        answerOf({
          kind,
          object: object.synced ? object.get(key) : first === undefined ? undefined : redact(kind, first),
          events: events.list() as EventObject[],
          part: links.part(),
        }),
      close() {
        object.stop();
        events.stop();
        links.close();
      },
    };
  },
};

function placeOf(
  kind: KindName,
  key: string,
): { info: KindInfo; name: string; namespace: string | undefined } {
  const info: KindInfo = kinds[kind];
  const parts = key.split('/');
  const [first = '', second] = parts;
  if (parts.length !== (info.namespaced ? 2 : 1)) {
    throw new MooringError('NOT_FOUND', message('errors.noSuchObject', { kind: info.kind, key }), {
      hint: info.namespaced
        ? message('errors.keyOfNamespaced', { kind: info.kind })
        : message('errors.keyOfOther', { kind: info.kind }),
    });
  }
  return second === undefined
    ? { info, name: first, namespace: undefined }
    : { info, name: second, namespace: first };
}

interface Followed extends Pick<Informer<KubeObject>, 'get' | 'list' | 'synced'> {
  stop(): void;
}

/** What cannot be followed, because the console may not watch it, is shown as it was. */
function follow(
  { context, onChange }: Input,
  selection: Pick<Parameters<typeof createInformer>[0], 'kind' | 'namespace' | 'fieldSelector' | 'keep'>,
): Followed {
  const informer = createInformer<KubeObject>({
    ...selection,
    kube: context.kube,
    log,
    onConnection(failure) {
      if (isMooringError(failure, 'FORBIDDEN', 'NOT_FOUND')) {
        stop();
      }
    },
  });
  const unsubscribe = informer.subscribe(onChange);
  function stop(): void {
    unsubscribe();
    void informer.stop();
  }
  informer.start().then(onChange, () => undefined);
  return {
    get: informer.get,
    list: informer.list,
    get synced() {
      return informer.synced;
    },
    stop,
  };
}

/** The part of the graph that the object is in; none of kinds that are in no chain, and where the graph cannot be seen. */
async function followLinks({ model, query, onChange }: Input) {
  const { kind, key } = query;
  const isSeen =
    joined.has(kind) &&
    (await model.ready(graphNeeds).then(
      () => true,
      () => false,
    ));
  const part = () => (isSeen ? model.partOf(kind as JoinedKind, key) : undefined);
  let known = part();
  const close = model.subscribe(() => {
    const now = part();
    if (now !== known) {
      known = now;
      onChange();
    }
  });
  return { part, close };
}

interface Shown {
  kind: KindName;
  object: KubeObject | undefined;
  events: EventObject[];
  part: GraphPart | undefined;
}

function answerOf({ kind, object, events, part }: Shown): Answer {
  const node = object === undefined ? undefined : nodeOf(kind, object, part);
  return {
    ...(object === undefined ? {} : { object: shownOf(kind, object) }),
    ...(node === undefined
      ? {}
      : {
          node: {
            id: node.id,
            health: node.health.status,
            word: node.health.word,
            ...(node.health.problem === undefined ? {} : { problem: node.health.problem }),
          },
        }),
    ...neighboursOf(node, part),
    events: events
      .map(shownOfEvent)
      .sort((left, right) => compareText(keyOfSentence(right.at ?? ''), keyOfSentence(left.at ?? '')))
      .slice(0, mostEvents),
  };
}

function shownOf(kind: KindName, object: KubeObject): NonNullable<Answer['object']> {
  const { metadata, apiVersion } = object;
  const { conditions = [] } = (object as { status?: { conditions?: Condition[] } }).status ?? {};
  return {
    apiVersion,
    resourceVersion: metadata.resourceVersion ?? '',
    ...(metadata.creationTimestamp === undefined ? {} : { createdAt: metadata.creationTimestamp }),
    ...(metadata.deletionTimestamp === undefined ? {} : { deletingSince: metadata.deletionTimestamp }),
    finalizers: metadata.finalizers ?? [],
    facts: objectFacts(kind, object),
    conditions: [...new Map(conditions.map((one) => [one.type, one])).values()].map(shownOfCondition),
    labels: pairsOf(metadata.labels),
    annotations: pairsOf(metadata.annotations),
    owners: ownerFacts(object),
  };
}

function shownOfCondition({ type, status, reason, message, lastTransitionTime }: Condition) {
  return { id: type, status, reason, message, since: lastTransitionTime };
}

function pairsOf(record: Record<string, string> = {}): { id: string; value: string }[] {
  return Object.entries(record)
    .map(([id, value]) => ({ id, value }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

function shownOfEvent(event: EventObject): Answer['events'][number] {
  const by = event.source?.component ?? event.reportingComponent;
  return {
    id: event.metadata.uid ?? event.metadata.name,
    isWarning: event.type === 'Warning',
    reason: event.reason ?? '',
    message: event.message ?? '',
    count: event.count ?? 1,
    at: timeOfEvent(event),
    by: by === '' ? undefined : by,
  };
}

function nodeOf(
  kind: KindName,
  { metadata }: KubeObject,
  part: GraphPart | undefined,
): GraphNode | undefined {
  return part?.graph.nodes.find(
    ({ ref, kind: noun }) =>
      ref?.kind === kind &&
      ref.name === metadata.name &&
      ref.namespace === metadata.namespace &&
      // services have the reference of their Application
      noun !== 'service',
  );
}

function neighboursOf(
  node: GraphNode | undefined,
  part: GraphPart | undefined,
): Pick<Answer, 'comesFrom' | 'leadsTo'> {
  if (node === undefined || part === undefined) {
    return { comesFrom: [], leadsTo: [] };
  }
  const { nodes, edges } = part.graph;
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const before = edges.flatMap(({ source, target }) => (target === node.id ? (byId.get(source) ?? []) : []));
  const after = edges.flatMap(({ source, target }) => (source === node.id ? (byId.get(target) ?? []) : []));
  return {
    comesFrom: before.map((one) => relationOf(one, part)),
    leadsTo: after.map((one) => relationOf(one, part)),
  };
}

function relationOf({ id, kind, name, namespace, health, ...node }: GraphNode, part: GraphPart) {
  const target = targetOfNode({ id, kind, ...node }, part.chains);
  return { id, noun: kind, name, namespace, health: health.status, word: health.word, target };
}
