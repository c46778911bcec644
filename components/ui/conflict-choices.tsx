'use client';

import { useId } from 'react';
import { useTexts } from '#lib/client/texts.tsx';
import {
  conflictId,
  type MergeChoices,
  type MergeConflict,
  type MergeSide,
} from '#lib/domain/kubernetes/three-way-merge.ts';
import { RadioCards } from './radio-cards.tsx';

export interface ConflictChoicesProps {
  conflicts: readonly MergeConflict[];
  choices: MergeChoices;
  onChoose(id: string, side: MergeSide): void;
  /** A value as people read it; it is there. */
  show(value: unknown, conflict: MergeConflict): string;
  /** The place of a conflict; default: its path. */
  nameOf?(conflict: MergeConflict): string;
}

/** What two people changed into different things, side by side, with a choice for each place. */
export function ConflictChoices(props: ConflictChoicesProps) {
  const t = useTexts('ui');
  const { conflicts, choices, onChoose, show, nameOf } = props;
  const name = useId();
  return (
    <div className="grid gap-4">
      {conflicts.map((conflict) => {
        const id = conflictId(conflict);
        const textOf = (value: unknown) => (value === undefined ? t('notThere') : show(value, conflict));
        return (
          <div key={id} className="grid gap-1">
            <RadioCards
              legend={nameOf?.(conflict) ?? (pathOf(conflict) || t('theWhole'))}
              showLegend
              name={`${name}${id}`}
              value={choices.get(id)}
              onChange={(side) => onChoose(id, side)}
              columns={2}
              options={[
                { value: 'mine', label: t('yourVersion'), hint: <Version text={textOf(conflict.mine)} /> },
                {
                  value: 'theirs',
                  label: t('storedVersion'),
                  hint: <Version text={textOf(conflict.theirs)} />,
                },
              ]}
            />
            <p className="text-sm text-muted">
              {t.rich('versionBefore', {
                text: textOf(conflict.base),
                code: (text) => <code className="font-mono break-words">{text}</code>,
              })}
            </p>
          </div>
        );
      })}
    </div>
  );
}

function Version({ text }: { text: string }) {
  return <code className="block font-mono break-words whitespace-pre-wrap">{text}</code>;
}

function pathOf({ path }: MergeConflict): string {
  return path.join(' › ');
}
