'use client';

import { useState } from 'react';
import { BulkDialog } from '#components/ui/bulk-dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { allowServices } from '#lib/client/mappings.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import type { BulkApplicationsProps } from './bulk-applications-props.ts';

/** Allows all services of several Applications in a namespace. */
export function AllowApplications({ names, onClose, onDone }: BulkApplicationsProps) {
  const t = useTexts('applications');
  const [chosen] = useState(names);
  const [typed, setTyped] = useState('');
  const { answer, isPending } = useView('application-selection', { names: [...chosen] });
  const count = chosen.length;
  const namespace = typed.trim();
  const there = answer?.namespaces.find(({ id }) => id === namespace)?.count ?? 0;
  return (
    <BulkDialog
      title={t('allowTitle', { count })}
      action={t('allowCount', { count })}
      look="primary"
      items={chosen.map((id) => ({ id }))}
      change={({ id }) => allowServices({ application: id, namespace, services: null })}
      done={t('allowed', { count, namespace })}
      isPreparing={isPending}
      disabled={namespace === ''}
      onClose={onClose}
      onDone={onDone}
    >
      <Field label={t('namespace')} required hint={t('allowHint')}>
        {(control) => (
          <Input
            {...control}
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Field>
      <p>{t('allowsAllServices')}</p>
      {namespace === '' ? null : (
        <p role="status" className="text-sm text-muted">
          {there === 0
            ? t('noneAllowedYet', { namespace })
            : t('someAllowedAlready', { there, count, namespace })}
        </p>
      )}
    </BulkDialog>
  );
}
