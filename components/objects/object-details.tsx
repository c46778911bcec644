import Link from 'next/link';
import { Remedies } from '#components/doctor/remedies.tsx';
import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { RuleLink } from '#components/ui/rule-link.tsx';
import { objectHref } from '#lib/client/links.ts';
import { targetHref } from '#lib/client/target-href.ts';
import type { ObjectRef } from '#lib/domain/binding/binding-graph-node.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { ObjectConditions } from './object-conditions.tsx';
import { ObjectEvents } from './object-events.tsx';
import { ObjectPairs } from './object-pairs.tsx';
import { ObjectRelations } from './object-relations.tsx';

type Answer = ViewAnswer<'object'>;
type ShownObject = NonNullable<Answer['object']>;

export interface ObjectDetailsProps {
  object: ObjectRef;
  answer: Answer;
  shown: ShownObject;
}

/** All of an object but its text. */
export function ObjectDetails({ object, answer, shown }: ObjectDetailsProps) {
  const { node, comesFrom, leadsTo, events } = answer;
  return (
    <div className="grid gap-4">
      {node?.problem === undefined ? null : <NodeProblem node={node} problem={node.problem} />}
      {shown.deletingSince === undefined ? null : (
        <Notice look="warn" title="It is being deleted">
          Since <RelativeTime value={shown.deletingSince} />
          {shown.finalizers.length === 0
            ? ''
            : `. It stays until this is done: ${shown.finalizers.join(', ')}`}
          .
        </Notice>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card>
          <CardHeader title="Summary" />
          <CardBody>
            <Summary object={object} shown={shown} />
          </CardBody>
        </Card>
        <ObjectRelations comesFrom={comesFrom} leadsTo={leadsTo} />
      </div>
      <ObjectConditions conditions={shown.conditions} />
      <ObjectEvents events={events} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <ObjectPairs object={object} field="labels" pairs={shown.labels} />
        <ObjectPairs object={object} field="annotations" pairs={shown.annotations} />
      </div>
    </div>
  );
}

type Node = NonNullable<Answer['node']>;

function NodeProblem({ node, problem }: { node: Node; problem: NonNullable<Node['problem']> }) {
  return (
    <Notice
      look={node.health === 'bad' || node.health === 'warn' ? node.health : 'info'}
      title={problem.cause}
      actions={problem.remedy === undefined ? undefined : <Remedies problem={problem} />}
    >
      <p className="mt-1 break-words">{problem.evidence}</p>
      <p className="mt-1 font-medium">{problem.fix}</p>
      <p className="mt-1">
        <RuleLink problem={problem} />
      </p>
    </Notice>
  );
}

function Summary({ object: { kind, namespace }, shown }: Pick<ObjectDetailsProps, 'object' | 'shown'>) {
  return (
    <KeyValues
      items={[
        { label: 'Kind', value: `${kinds[kind].kind}, ${shown.apiVersion}` },
        {
          label: 'Namespace',
          value:
            namespace === undefined ? undefined : (
              <Way href={objectHref({ kind: 'namespaces', name: namespace })}>{namespace}</Way>
            ),
        },
        ...shown.facts.map(({ id, value, target }) => ({
          label: id,
          value: target === undefined ? value : <Way href={targetHref(target)}>{value}</Way>,
        })),
        {
          label: 'Belongs to',
          value:
            shown.owners.length === 0 ? undefined : (
              <ul>
                {shown.owners.map(({ id, target }) => (
                  <li key={id}>{target === undefined ? id : <Way href={targetHref(target)}>{id}</Way>}</li>
                ))}
              </ul>
            ),
        },
        { label: 'Created', value: <RelativeTime value={shown.createdAt} /> },
        { label: 'Held by', value: shown.finalizers.join(', ') },
      ]}
    />
  );
}

function Way({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} prefetch={false} className="break-all text-accent hover:underline">
      {children}
    </Link>
  );
}
