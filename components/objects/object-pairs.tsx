'use client';

import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#components/ui/button.tsx';
import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { concealedKinds } from '#lib/domain/kubernetes/concealed-kinds.ts';
import type { ObjectPairsProps } from './object-pairs-props.ts';
import { PairsForm } from './pairs-form.tsx';

/** The labels or annotations of an object, changed in their place. */
export function ObjectPairs({ object, field, pairs }: ObjectPairsProps) {
  const t = useTexts('objects');
  const [isEdited, setEdited] = useState(false);
  return (
    <Card>
      <CardHeader
        title={t('pairs', { field })}
        actions={
          isEdited || concealedKinds.has(object.kind) ? undefined : (
            <IconButton label={t('editPairs', { field })} onClick={() => setEdited(true)}>
              <Pencil />
            </IconButton>
          )
        }
      />
      <CardBody>
        {isEdited ? (
          <PairsForm object={object} field={field} pairs={pairs} onEnd={() => setEdited(false)} />
        ) : (
          <Pairs pairs={pairs} />
        )}
      </CardBody>
    </Card>
  );
}

function Pairs({ pairs }: Pick<ObjectPairsProps, 'pairs'>) {
  const t = useTexts('objects');
  if (pairs.length === 0) {
    return <p className="text-muted">{t('noPairs')}</p>;
  }
  return (
    <dl className="grid gap-2">
      {pairs.map(({ id, value }) => (
        <div key={id}>
          <dt className="text-sm break-all text-muted">{id}</dt>
          <dd className="max-h-32 overflow-y-auto font-mono text-sm break-all">
            {value === '' ? '–' : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
