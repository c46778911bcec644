import { type Application, entryOf, servicesOf } from '../application/application.ts';
import type { GraphNode } from '../binding/binding-graph-node.ts';
import { type Chain, healthOfNodes, worstNode } from '../binding/chain.ts';
import type { Health } from '../health/health.ts';
import type { Problem } from '../health/node-health.ts';
import { type Message, message, type Sentence } from '../texts/message.ts';
import type { Connection } from './connection.ts';
import { countLinks } from './link-counts.ts';

export const cockpitStepIds = [
  'deployed',
  'connected',
  'services',
  'namespaces',
  'instances',
  'bindings',
  'workloads',
] as const;

export type CockpitStepId = (typeof cockpitStepIds)[number];

export interface CockpitStep {
  id: CockpitStepId;
  title: Message;
  health: Health;
  /** The state in a few words. */
  word: Sentence;
  /** The first thing that is wrong or missing here. */
  problem?: Problem;
  /** What this link of the chain consists of. */
  nodes: GraphNode[];
}

export interface CockpitInput {
  application: Application;
  chain: Chain;
  connection: Connection;
  /** Namespaces in which any of its services is allowed. */
  namespaces: readonly string[];
}

/** The chain of one Application as a checklist, in the order in which it is built. */
export function cockpitSteps({ application, chain, connection, namespaces }: CockpitInput): CockpitStep[] {
  const { name } = application.metadata;
  const workloads = chain.workload;
  const services = servicesOf(application);
  const hasEventsOnly = services.length > 0 && services.every((one) => entryOf(one, 'API') === undefined);
  const steps: CockpitStep[] = [
    nodeStep(
      'deployed',
      message('views.stepDeployed'),
      chain.application,
      chain.application[0]?.health.word ?? '',
      {
        cause: message('views.applicationNotKnown'),
        evidence: message('views.applicationNotFound', { name }),
        fix: message('views.createIt'),
      },
    ),
    {
      id: 'connected',
      title: message('states.connected'),
      health: connection.health,
      word: connection.word,
      nodes: [],
      ...(connection.problem === undefined ? {} : { problem: connection.problem }),
    },
    nodeStep(
      'services',
      message('views.stepServices'),
      chain.service,
      message('views.countOfServices', { count: chain.service.length }),
      {
        cause: message('views.nothingToBind'),
        evidence: message('views.nothingRegistered'),
        fix: message('views.nothingRegisteredFix'),
      },
    ),
    nodeStep(
      'namespaces',
      message('views.stepNamespaces'),
      namespaces.length === 0 ? [] : chain.class,
      namespaces.length === 0 ? message('views.nowhere') : namespaces.join(', '),
      {
        cause: message('views.allowedNowhere'),
        evidence: message('views.allowedNowhereEvidence', { name }),
        fix: message('views.allowedNowhereFix'),
      },
    ),
    nodeStep(
      'instances',
      message('views.stepInstances'),
      chain.instance,
      message('views.countOfInstances', { count: chain.instance.length }),
      {
        cause: message('views.noInstance'),
        evidence: message('views.noInstanceEvidence'),
        fix: hasEventsOnly ? message('views.noInstanceFixOfEvents') : message('views.noInstanceFix'),
      },
    ),
    nodeStep(
      'bindings',
      message('views.stepBindings'),
      chain.binding,
      message('views.countOfBindings', { count: chain.binding.length }),
      {
        cause: message('views.noBinding'),
        evidence: message('views.noBindingEvidence'),
        fix: message('views.bindService'),
      },
    ),
    nodeStep(
      'workloads',
      message('views.stepWorkloads'),
      // of healthy ones there may be many, and the workload says how many are up
      [...workloads, ...chain.pod.filter(({ health }) => health.status !== 'ok'), ...chain.usage],
      countWorkloads(workloads),
      {
        cause: message('views.noUsage'),
        evidence: message('views.noUsageEvidence'),
        fix: message('views.bindService'),
      },
    ),
  ];
  return hasEventsOnly ? steps.map(withoutCalls) : steps;
}

/** Events need no binding: what only calls would need is not missing. */
function withoutCalls(step: CockpitStep): CockpitStep {
  const isForCalls = step.id === 'bindings' || step.id === 'workloads';
  if (!isForCalls || step.health !== 'todo') {
    return step;
  }
  return {
    id: step.id,
    title: step.title,
    health: 'off',
    word: message('views.notNeededForEvents'),
    nodes: [],
  };
}

/** The step to open: the first broken one, else the first that is not done. */
export function firstOpenStep(steps: readonly CockpitStep[]): CockpitStepId | undefined {
  const broken = steps.find(({ health }) => health === 'bad');
  return (broken ?? steps.find(({ health }) => health !== 'ok' && health !== 'off'))?.id;
}

function nodeStep(
  id: CockpitStepId,
  title: Message,
  nodes: GraphNode[],
  word: Sentence,
  missing: Problem,
): CockpitStep {
  const health = healthOfNodes(nodes);
  const problem = health === 'todo' ? missing : worstNode(nodes)?.health.problem;
  return { id, title, health, word, nodes, ...(problem === undefined ? {} : { problem }) };
}

/** Those that are only named are not counted as being there. */
function countWorkloads(nodes: readonly GraphNode[]): Message {
  const { count, missing } = countLinks({ nodes: [...nodes], edges: [] }, 'workload');
  return missing === 0
    ? message('views.countOfWorkloads', { count })
    : message('views.countOfWorkloadsMissing', { count, missing });
}
