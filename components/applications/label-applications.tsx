'use client';

import { useState } from 'react';
import { BulkDialog } from '#components/ui/bulk-dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import { changeLabel } from '#lib/client/applications.ts';
import type { Texts } from '#lib/client/text-types.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import type { BulkApplicationsProps } from './bulk-applications-props.ts';

/** Gives several Applications a label, or takes one away, after it was said what they have. */
export function LabelApplications({ names, onClose, onDone }: BulkApplicationsProps) {
  const t = useTexts('applications');
  const [chosen] = useState(names);
  const [mode, setMode] = useState<'set' | 'remove'>('set');
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const { answer, isPending } = useView('application-selection', { names: [...chosen] });
  const count = chosen.length;
  const having = (answer?.labels ?? []).filter(({ id }) => id.startsWith(`${key.trim()}=`));
  return (
    <BulkDialog
      title={t('labelCount', { count })}
      action={mode === 'set' ? t('labelCount', { count }) : t('unlabelCount', { count })}
      look="primary"
      items={chosen.map((id) => ({ id }))}
      change={({ id }) => changeLabel(id, { key: key.trim(), value: mode === 'set' ? value.trim() : null })}
      done={t('labelsChanged', { count })}
      isPreparing={isPending}
      disabled={key.trim() === ''}
      onClose={onClose}
      onDone={onDone}
    >
      <RadioCards
        legend={t('whatToDo')}
        name="label-mode"
        columns={2}
        value={mode}
        onChange={(next: 'set' | 'remove') => setMode(next)}
        options={[
          { value: 'set', label: t('setLabel') },
          { value: 'remove', label: t('takeLabel') },
        ]}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('labelKey')} required>
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
          <Field label={t('labelValue')} optional>
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
          {summaryOf(t, { having, mode, total: count, label: `${key.trim()}=${value.trim()}` })}
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
function summaryOf(t: Texts<'applications'>, { having, mode, total, label }: Situation): string {
  const count = having.reduce((sum, one) => sum + one.count, 0);
  if (mode === 'remove') {
    return count === 0 ? t('labelHadByNone') : t('labelLost', { count, total });
  }
  const same = having.find(({ id }) => id === label)?.count ?? 0;
  const others = having.filter(({ id }) => id !== label).map((one) => `${one.id} (${one.count})`);
  const given = t('labelGiven', { count: total - same, total, label, same });
  return others.length === 0 ? given : `${given} ${t('labelReplaces', { labels: others.join(', ') })}`;
}
