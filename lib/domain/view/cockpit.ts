import { type Application, entryOf, servicesOf } from '../application/application.ts';
import type { GraphNode } from '../binding/binding-graph-node.ts';
import { type Chain, healthOfNodes, worstNode } from '../binding/chain.ts';
import type { Health } from '../health/health.ts';
import type { Problem } from '../health/node-health.ts';
import type { Sentence } from '../texts/message.ts';
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
  title: string;
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
      'Set up in the cluster',
      chain.application,
      chain.application[0]?.health.word ?? '',
      {
        cause: 'The Application is not known yet.',
        evidence: `No Application ${name} was found.`,
        fix: 'Create it.',
      },
    ),
    {
      id: 'connected',
      title: 'Connected',
      health: connection.health,
      word: connection.word,
      nodes: [],
      ...(connection.problem === undefined ? {} : { problem: connection.problem }),
    },
    nodeStep('services', 'Services registered', chain.service, count(chain.service.length, 'service'), {
      cause: 'Nothing of the application can be bound yet.',
      evidence: 'It has registered no API and no events.',
      fix: 'Register a service here, or let the application do it with its certificate.',
    }),
    nodeStep(
      'namespaces',
      'Allowed in namespaces',
      namespaces.length === 0 ? [] : chain.class,
      namespaces.length === 0 ? 'nowhere' : namespaces.join(', '),
      {
        cause: 'No namespace may use the application’s services.',
        evidence: `There is no ApplicationMapping ${name} in any namespace.`,
        fix: 'Allow all or chosen services in a namespace.',
      },
    ),
    nodeStep('instances', 'Service instances', chain.instance, count(chain.instance.length, 'instance'), {
      cause: 'No service was ordered from the catalog.',
      evidence: 'There is no ServiceInstance of its services.',
      fix: hasEventsOnly
        ? 'Create an instance in the catalog: it lets the events into its namespace.'
        : 'Bind a service to a workload: the instance is made with it.',
    }),
    nodeStep('bindings', 'Bindings', chain.binding, count(chain.binding.length, 'binding'), {
      cause: 'No credentials were made.',
      evidence: 'There is no ServiceBinding of its instances.',
      fix: 'Bind a service to a workload.',
    }),
    nodeStep('workloads', 'Workloads', [...workloads, ...chain.usage], countWorkloads(workloads), {
      cause: 'No workload has the variables of a binding.',
      evidence: 'There is no ServiceBindingUsage of its bindings.',
      fix: 'Bind a service to a workload.',
    }),
  ];
  return hasEventsOnly ? steps.map(withoutCalls) : steps;
}

/** Events need no binding: what only calls would need is not missing. */
function withoutCalls(step: CockpitStep): CockpitStep {
  const isForCalls = step.id === 'bindings' || step.id === 'workloads';
  if (!isForCalls || step.health !== 'todo') {
    return step;
  }
  return { id: step.id, title: step.title, health: 'off', word: 'not needed for events', nodes: [] };
}

/** The step to open: the first broken one, else the first that is not done. */
export function firstOpenStep(steps: readonly CockpitStep[]): CockpitStepId | undefined {
  const broken = steps.find(({ health }) => health === 'bad');
  return (broken ?? steps.find(({ health }) => health !== 'ok' && health !== 'off'))?.id;
}

function nodeStep(
  id: CockpitStepId,
  title: string,
  nodes: GraphNode[],
  word: Sentence,
  missing: Problem,
): CockpitStep {
  const health = healthOfNodes(nodes);
  const problem = health === 'todo' ? missing : worstNode(nodes)?.health.problem;
  return { id, title, health, word, nodes, ...(problem === undefined ? {} : { problem }) };
}

/** Those that are only named are not counted as being there. */
function countWorkloads(nodes: readonly GraphNode[]): string {
  const { count: there, missing } = countLinks({ nodes: [...nodes], edges: [] }, 'workload');
  return missing === 0 ? count(there, 'workload') : `${count(there, 'workload')}, ${missing} missing`;
}

function count(number: number, noun: string): string {
  return number === 0 ? 'none' : `${number} ${noun}${number === 1 ? '' : 's'}`;
}
