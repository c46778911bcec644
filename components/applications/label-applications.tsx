'use client';

import { useState } from 'react';
import { BulkDialog } from '#components/ui/bulk-dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import { changeLabel } from '#lib/client/applications.ts';
import { useView } from '#lib/client/use-view.ts';
import { type BulkApplicationsProps, countOfApplications } from './bulk-applications-props.ts';

/** Gives several Applications a label, or takes one away, after it was said what they have. */
export function LabelApplications({ names, onClose, onDone }: BulkApplicationsProps) {
  const [chosen] = useState(names);
  const [mode, setMode] = useState<'set' | 'remove'>('set');
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const { answer, isPending } = useView('application-selection', { names: [...chosen] });
  const count = countOfApplications(chosen.length);
  const having = (answer?.labels ?? []).filter(({ id }) => id.startsWith(`${key.trim()}=`));
  return (
    <BulkDialog
      title={`Label ${count}`}
      action={mode === 'set' ? `Label ${count}` : `Take the label from ${count}`}
      look="primary"
      items={chosen.map((id) => ({ id }))}
      change={({ id }) => changeLabel(id, { key: key.trim(), value: mode === 'set' ? value.trim() : null })}
      done={`${count} changed`}
      isPreparing={isPending}
      disabled={key.trim() === ''}
      onClose={onClose}
      onDone={onDone}
    >
      <RadioCards
        legend="What to do"
        name="label-mode"
        columns={2}
        value={mode}
        onChange={(next: 'set' | 'remove') => setMode(next)}
        options={[
          { value: 'set', label: 'Set a label' },
          { value: 'remove', label: 'Take a label away' },
        ]}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Key" required>
          {(control) => (
            <Input
              {...control}
              value={key}
              autoComplete="off"
              spellCheck={false}
              placeholder="team"
              onChange={({ target }) => setKey(target.value)}
            />
          )}
        </Field>
        {mode === 'remove' ? null : (
          <Field label="Value" optional>
            {(control) => (
              <Input
                {...control}
                value={value}
                autoComplete="off"
                spellCheck={false}
                placeholder="shop"
                onChange={({ target }) => setValue(target.value)}
              />
            )}
          </Field>
        )}
      </div>
      {key.trim() === '' ? null : (
        <p role="status" className="text-sm text-muted wrap-anywhere">
          {summaryOf({ having, mode, total: chosen.length, label: `${key.trim()}=${value.trim()}` })}
        </p>
      )}
    </BulkDialog>
  );
}

interface Situation {
  having: readonly { id: string; count: number }[];
  mode: 'set' | 'remove';
  total: number;
  label: string;
}

/** What becomes of those that have a label of this key already. */
function summaryOf({ having, mode, total, label }: Situation): string {
  const count = having.reduce((sum, one) => sum + one.count, 0);
  if (mode === 'remove') {
    return count === 0 ? 'None of them has this label.' : `${count} of ${total} have it, and lose it.`;
  }
  const same = having.find(({ id }) => id === label)?.count ?? 0;
  const others = having.filter(({ id }) => id !== label).map((one) => `${one.id} (${one.count})`);
  const replaced = others.length === 0 ? '' : ` It replaces ${others.join(', ')}.`;
  return `${total - same} of ${total} get ${label}${same === 0 ? '' : `, ${same} have it already`}.${replaced}`;
}
