'use client';

import Link from 'next/link';
import { Remedies } from '#components/doctor/remedies.tsx';
import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { RuleLink } from '#components/ui/rule-link.tsx';
import { objectHref } from '#lib/client/links.ts';
import { targetHref } from '#lib/client/target-href.ts';
import { useTexts } from '#lib/client/texts.tsx';
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
  const t = useTexts('objects');
  const { node, comesFrom, leadsTo, events } = answer;
  return (
    <div className="grid gap-4">
      {node?.problem === undefined ? null : <NodeProblem node={node} problem={node.problem} />}
      {shown.deletingSince === undefined ? null : (
        <Deleting since={shown.deletingSince} finalizers={shown.finalizers} />
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card>
          <CardHeader title={t('summary')} />
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

function Deleting({ since, finalizers }: { since: string; finalizers: readonly string[] }) {
  const t = useTexts('objects');
  const values = { since: () => <RelativeTime value={since} /> };
  return (
    <Notice look="warn" title={t('isDeleted')}>
      {finalizers.length === 0
        ? t.rich('deletingSince', values)
        : t.rich('deletingHeld', { ...values, finalizers: finalizers.join(', ') })}
    </Notice>
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
  const t = useTexts('objects');
  return (
    <KeyValues
      items={[
        { label: t('kind'), value: `${kinds[kind].kind}, ${shown.apiVersion}` },
        {
          label: t('namespace'),
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
          label: t('belongsTo'),
          value:
            shown.owners.length === 0 ? undefined : (
              <ul>
                {shown.owners.map(({ id, target }) => (
                  <li key={id}>{target === undefined ? id : <Way href={targetHref(target)}>{id}</Way>}</li>
                ))}
              </ul>
            ),
        },
        { label: t('created'), value: <RelativeTime value={shown.createdAt} /> },
        { label: t('heldBy'), value: shown.finalizers.join(', ') },
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
