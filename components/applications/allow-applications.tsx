'use client';

import { useState } from 'react';
import { BulkDialog } from '#components/ui/bulk-dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { SuggestInput } from '#components/ui/suggest-input.tsx';
import { allowServices } from '#lib/client/mappings.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import type { BulkApplicationsProps } from './bulk-applications-props.ts';

/** Allows all services of several Applications in a namespace. */
export function AllowApplications({ names, onClose, onDone }: BulkApplicationsProps) {
  const t = useTexts('applications');
  const [chosen] = useState(names);
  const [namespace, setNamespace] = useState('');
  const [sought, setSought] = useState('');
  const { answer, isPending } = useView('application-selection', { names: [...chosen] });
  // where something can be allowed is what the matrix has as columns
  const matrix = useView('matrix-cells', { namespace: sought, size: 1, columnSize: 100 });
  const count = chosen.length;
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
          <SuggestInput
            {...control}
            label={t('namespace')}
            placeholder=""
            value={namespace}
            suggestions={matrix.answer?.namespaces ?? []}
            onType={(text) => {
              setSought(text);
              // on leaving the field it is told that nothing is looked for any more
              setNamespace((before) => (text === '' ? before : text.trim()));
            }}
            onChange={setNamespace}
            className="sm:w-full"
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
