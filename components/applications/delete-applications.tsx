'use client';

import { useState } from 'react';
import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { BulkDialog } from '#components/ui/bulk-dialog.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { useStartDeletion } from '#lib/client/deletions.ts';
import { useView } from '#lib/client/use-view.ts';
import { nodeId } from '#lib/domain/binding/binding-graph-node.ts';
import { chosenObjects, type DeletionPart, deletionParts } from '#lib/domain/binding/deletion-choice.ts';
import { type BulkApplicationsProps, countOfApplications } from './bulk-applications-props.ts';
import { DeletionChoice } from './deletion-choice.tsx';

/** Asks once what goes with several Applications and who loses access, then begins to delete each. */
export function DeleteApplications({ names, onClose, onDone }: BulkApplicationsProps) {
  // those of the moment it was opened: what is deleted leaves the list
  const [chosen] = useState(names);
  const { answer, isPending, error } = useView('application-deletion', { names: [...chosen] });
  const [take, setTake] = useState<readonly DeletionPart[]>(deletionParts);
  const start = useStartDeletion();
  const plan = answer?.objects ?? [];
  const isBound = plan.some(({ part }) => part === 'bindings');
  const count = countOfApplications(chosen.length);

  function begin(name: string): Promise<unknown> {
    const own = plan.filter(({ application }) => application === name);
    return start({ application: name, take: [...take], shown: chosenObjects(own, take).map(({ id }) => id) });
  }

  return (
    <BulkDialog
      title={`Delete ${count}?`}
      action={`Delete ${count}`}
      items={chosen.map((id) => ({ id }))}
      change={({ id }) => begin(id)}
      done={`${count} ${chosen.length === 1 ? 'is' : 'are'} being deleted`}
      typeToConfirm={isBound ? `delete ${chosen.length}` : undefined}
      isPreparing={isPending}
      disabled={answer === undefined}
      onClose={onClose}
      onDone={onDone}
    >
      <p className="wrap-anywhere">
        {namesInShort(chosen)}. {answer === undefined ? null : servicesText(answer.serviceCount)}
        Client certificates count again for the next application of the same name: revoke those that must not.
      </p>
      {error === null ? null : <ErrorNotice error={error} />}
      <BlastRadius
        roots={chosen.map((name) => nodeId('application', name))}
        title="These lose access"
        workloadsOnly
      />
      {answer === undefined ? null : <DeletionChoice plan={plan} take={take} onChange={setTake} />}
    </BulkDialog>
  );
}

const namedAtOnce = 12;

function namesInShort(names: readonly string[]): string {
  const more = names.length - namedAtOnce;
  const shown = names.slice(0, namedAtOnce).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function servicesText(services: number): string {
  return services === 0
    ? 'They have no services. '
    : `${services} service${services === 1 ? ' goes' : 's go'} with them, specifications and credentials included. `;
}
