import { Checkbox } from '#components/ui/checkbox.tsx';
import {
  type DeletionObject,
  type DeletionPart,
  deletionParts,
  keyOfRef,
} from '#lib/domain/binding/deletion-choice.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';

export interface DeletionChoiceProps {
  plan: readonly DeletionObject[];
  take: readonly DeletionPart[];
  onChange(take: DeletionPart[]): void;
}

/** So many of each part are named; of the others it says how many. */
const namedAtOnce = 50;

const texts: Record<DeletionPart, { label: string; left: string }> = {
  bindings: {
    label: 'What is bound to it',
    left: 'Stays, and calls an application that is gone.',
  },
  samples: {
    label: 'Sample Deployments that nothing else is bound to',
    left: 'Stays, with nothing bound to it.',
  },
  mappings: {
    label: 'What allows it in namespaces',
    left: 'Stays, and would allow whatever gets this name next.',
  },
};

/** What belongs to an Application, part by part: ticked is what goes with it. */
export function DeletionChoice({ plan, take, onChange }: DeletionChoiceProps) {
  const parts = deletionParts.flatMap((part) => {
    const objects = plan.filter((object) => object.part === part);
    return objects.length === 0 ? [] : [{ part, objects }];
  });
  if (parts.length === 0) {
    return <p className="text-muted">Nothing is bound to it, and no namespace may use it.</p>;
  }
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-medium">Goes with it</legend>
      {parts.map(({ part, objects }) => {
        const isPossible = part !== 'samples' || take.includes('bindings');
        const isTaken = isPossible && take.includes(part);
        return (
          <div key={part} data-part={part}>
            <Checkbox
              label={texts[part].label}
              checked={isTaken}
              disabled={!isPossible}
              onChange={({ target }) =>
                onChange(target.checked ? [...take, part] : take.filter((other) => other !== part))
              }
              {...(isTaken ? {} : { hint: texts[part].left })}
            />
            <ul className="mt-1 ml-6 grid gap-0.5 text-sm">
              {objects.slice(0, namedAtOnce).map((object) => (
                <li key={keyOfRef(object)} className="break-words">
                  {kinds[object.kind].kind} <span className="font-mono">{object.name}</span>
                  <span className="text-muted"> in {object.namespace}</span>
                </li>
              ))}
              {objects.length > namedAtOnce ? (
                <li className="text-muted">and {objects.length - namedAtOnce} more</li>
              ) : null}
            </ul>
          </div>
        );
      })}
    </fieldset>
  );
}
