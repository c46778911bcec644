'use client';

import { useState } from 'react';
import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { useBlastRadius } from '#components/blast-radius/use-blast-radius.ts';
import { BulkDialog } from '#components/ui/bulk-dialog.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { useStartDeletion } from '#lib/client/deletions.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import { nodeId } from '#lib/domain/binding/binding-graph-node.ts';
import { chosenObjects, type DeletionPart, deletionParts } from '#lib/domain/binding/deletion-choice.ts';
import type { BulkApplicationsProps } from './bulk-applications-props.ts';
import { DeletionChoice } from './deletion-choice.tsx';

const namedAtOnce = 12;

/** Asks once what goes with several Applications and who loses access, then begins to delete each. */
export function DeleteApplications({ names, onClose, onDone }: BulkApplicationsProps) {
  const t = useTexts('applications');
  // those of the moment it was opened: what is deleted leaves the list
  const [chosen] = useState(names);
  const { answer, isPending, error } = useView('application-deletion', { names: [...chosen] });
  const roots = chosen.map((name) => nodeId('application', name));
  const { isLooking } = useBlastRadius(roots);
  const [take, setTake] = useState<readonly DeletionPart[]>(deletionParts);
  const start = useStartDeletion();
  const plan = answer?.objects ?? [];
  const isBound = plan.some(({ part }) => part === 'bindings');
  const count = chosen.length;
  const more = count - namedAtOnce;
  const shown = chosen.slice(0, namedAtOnce).join(', ');

  function begin(name: string): Promise<unknown> {
    const own = plan.filter(({ application }) => application === name);
    return start({ application: name, take: [...take], shown: chosenObjects(own, take).map(({ id }) => id) });
  }

  return (
    <BulkDialog
      title={t('deleteCountQuestion', { count })}
      action={t('deleteCount', { count })}
      items={chosen.map((id) => ({ id }))}
      change={({ id }) => begin(id)}
      done={t('areBeingDeleted', { count })}
      typeToConfirm={isBound ? t('deleteTyped', { count }) : undefined}
      isPreparing={isPending || isLooking}
      disabled={answer === undefined}
      onClose={onClose}
      onDone={onDone}
    >
      <p className="wrap-anywhere">
        {more > 0 ? t('namesAndMore', { names: shown, more }) : shown}.{' '}
        {answer === undefined ? null : `${t('theirServicesGo', { count: answer.serviceCount })} `}
        {t('certificatesCountAgainEach')}
      </p>
      {error === null ? null : <ErrorNotice error={error} />}
      <BlastRadius roots={roots} title={t('theseLoseAccess')} workloadsOnly />
      {answer === undefined ? null : <DeletionChoice plan={plan} take={take} onChange={setTake} />}
    </BulkDialog>
  );
}
