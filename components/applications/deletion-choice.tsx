'use client';

import { Checkbox } from '#components/ui/checkbox.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import {
  type DeletionObject,
  type DeletionPart,
  deletionParts,
  keyOfRef,
} from '#lib/domain/binding/deletion-choice.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KeyOf } from '#lib/domain/texts/message.ts';

export interface DeletionChoiceProps {
  plan: readonly DeletionObject[];
  take: readonly DeletionPart[];
  onChange(take: DeletionPart[]): void;
}

/** So many of each part are named; of the others it says how many. */
const namedAtOnce = 50;

const words = {
  bindings: {
    label: 'boundToIt',
    left: 'boundToItStays',
  },
  samples: {
    label: 'samplesOfIt',
    left: 'samplesOfItStay',
  },
  mappings: {
    label: 'allowsIt',
    left: 'allowsItStays',
  },
} as const satisfies Record<DeletionPart, { label: KeyOf<'applications'>; left: KeyOf<'applications'> }>;

/** What belongs to an Application, part by part: ticked is what goes with it. */
export function DeletionChoice({ plan, take, onChange }: DeletionChoiceProps) {
  const t = useTexts('applications');
  const parts = deletionParts.flatMap((part) => {
    const objects = plan.filter((object) => object.part === part);
    return objects.length === 0 ? [] : [{ part, objects }];
  });
  if (parts.length === 0) {
    return <p className="text-muted">{t('nothingGoes')}</p>;
  }
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-medium">{t('goesWithIt')}</legend>
      {parts.map(({ part, objects }) => {
        const isPossible = part !== 'samples' || take.includes('bindings');
        const isTaken = isPossible && take.includes(part);
        return (
          <div key={part} data-part={part}>
            <Checkbox
              label={t(words[part].label)}
              checked={isTaken}
              disabled={!isPossible}
              onChange={({ target }) =>
                onChange(target.checked ? [...take, part] : take.filter((other) => other !== part))
              }
              {...(isTaken ? {} : { hint: t(words[part].left) })}
            />
            <ul className="mt-1 ml-6 grid gap-0.5 text-sm">
              {objects.slice(0, namedAtOnce).map((object) => (
                <li key={keyOfRef(object)} className="break-words">
                  {kinds[object.kind].kind} <span className="font-mono">{object.name}</span>
                  {object.namespace === undefined ? null : (
                    <span className="text-muted"> {t('inNamespace', { namespace: object.namespace })}</span>
                  )}
                </li>
              ))}
              {objects.length > namedAtOnce ? (
                <li className="text-muted">{t('andMore', { count: objects.length - namedAtOnce })}</li>
              ) : null}
            </ul>
          </div>
        );
      })}
    </fieldset>
  );
}
