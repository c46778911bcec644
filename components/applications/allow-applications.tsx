'use client';

import { useState } from 'react';
import { BulkDialog } from '#components/ui/bulk-dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { allowServices } from '#lib/client/mappings.ts';
import { useView } from '#lib/client/use-view.ts';
import { type BulkApplicationsProps, countOfApplications } from './bulk-applications-props.ts';

/** Allows all services of several Applications in a namespace. */
export function AllowApplications({ names, onClose, onDone }: BulkApplicationsProps) {
  const [chosen] = useState(names);
  const [typed, setTyped] = useState('');
  const { answer, isPending } = useView('application-selection', { names: [...chosen] });
  const count = countOfApplications(chosen.length);
  const namespace = typed.trim();
  const there = answer?.namespaces.find(({ id }) => id === namespace)?.count ?? 0;
  return (
    <BulkDialog
      title={`Allow ${count} in a namespace`}
      action={`Allow ${count}`}
      look="primary"
      items={chosen.map((id) => ({ id }))}
      change={({ id }) => allowServices({ application: id, namespace, services: null })}
      done={`${count} allowed in ${namespace}`}
      isPreparing={isPending}
      disabled={namespace === ''}
      onClose={onClose}
      onDone={onDone}
    >
      <Field label="Namespace" required hint="Workloads there can then bind what these applications offer.">
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
      <p>All their services are allowed, also those to come.</p>
      {namespace === '' ? null : (
        <p role="status" className="text-sm text-muted">
          {there === 0
            ? `None of them is allowed in ${namespace} yet.`
            : `${there} of ${chosen.length} may be used in ${namespace} already: there, all services are allowed from now on.`}
        </p>
      )}
    </BulkDialog>
  );
}
