'use client';

import Link from 'next/link';
import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { Status } from '#components/ui/status.tsx';
import { targetHref } from '#lib/client/target-href.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

type Relation = ViewAnswer<'object'>['comesFrom'][number];

export interface ObjectRelationsProps {
  comesFrom: readonly Relation[];
  leadsTo: readonly Relation[];
}

const mostShown = 50;

/** What an object hangs on, and what hangs on it; nothing where it is in no chain. */
export function ObjectRelations({ comesFrom, leadsTo }: ObjectRelationsProps) {
  const t = useTexts('objects');
  if (comesFrom.length + leadsTo.length === 0) {
    return null;
  }
  return (
    <Card>
      <CardHeader title={t('inChain')} description={t('inChainAbout')} />
      <CardBody className="grid gap-4">
        <Relations title={t('comesFrom')} relations={comesFrom} />
        <Relations title={t('leadsTo')} relations={leadsTo} />
      </CardBody>
    </Card>
  );
}

function Relations({ title, relations }: { title: string; relations: readonly Relation[] }) {
  const t = useTexts('objects');
  const left = relations.length - mostShown;
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-sm text-muted">{title}</h3>
      {relations.length === 0 ? <p className="text-muted">{t('nothing')}</p> : null}
      <ul className="grid gap-1">
        {relations.slice(0, mostShown).map((relation) => (
          <li key={relation.id} className="flex min-w-0 flex-wrap items-baseline gap-x-3">
            <RelationName relation={relation} />
            <Status health={relation.health} className="text-sm">
              {relation.word}
            </Status>
          </li>
        ))}
      </ul>
      {left > 0 ? <p className="mt-1 text-sm text-muted">{t('moreInGraph', { count: left })}</p> : null}
    </section>
  );
}

function RelationName({ relation: { noun, name, target } }: { relation: Relation }) {
  const t = useTexts('objects');
  const tell = useTell();
  const text = t('nounAndName', { noun: tell(nounOfNode(noun)), name });
  return target === undefined ? (
    <span className="min-w-0 break-all">{text}</span>
  ) : (
    <Link
      href={targetHref(target)}
      prefetch={false}
      className="min-w-0 break-all text-accent hover:underline"
    >
      {text}
    </Link>
  );
}
