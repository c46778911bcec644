'use client';

import { Plus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '#components/ui/button.tsx';
import { Input, Textarea } from '#components/ui/input.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { toast } from '#components/ui/toast.ts';
import { useUnsaved } from '#components/unsaved/use-unsaved.ts';
import { type PairField, savePairs } from '#lib/client/save-pairs.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { type PairChanges, pairChanges } from '#lib/domain/kubernetes/change-pairs.ts';
import type { ObjectPairsProps } from './object-pairs-props.ts';
import { type PairRow, pairProblem, recordOfRows } from './pair-rows.ts';

/** The fields for labels or annotations. Only what is changed here is stored. */
export function PairsForm({ object, field, pairs, onEnd }: ObjectPairsProps & { onEnd(): void }) {
  const t = useTexts('objects');
  const tell = useTell();
  const [before] = useState(() => Object.fromEntries(pairs.map(({ id, value }) => [id, value])));
  const [rows, setRows] = useState<PairRow[]>(() =>
    pairs.map(({ id, value }, index) => ({ id: `${index}`, key: id, value })),
  );
  const changes = pairChanges(before, recordOfRows(rows));
  const problem = pairProblem(rows);
  const save = useGuardedMutation({
    mutationFn: (wanted: PairChanges) => savePairs(object, field, wanted),
    onSuccess() {
      toast.success(t('pairsSaved', { field, name: object.name }));
      onEnd();
    },
  });
  useUnsaved(
    changes.size > 0 && !save.isSuccess ? { what: t('pairsOf', { field, name: object.name }) } : undefined,
  );

  function change(id: string, part: Partial<PairRow>): void {
    setRows((known) => known.map((row) => (row.id === id ? { ...row, ...part } : row)));
  }

  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === undefined && changes.size > 0) {
          save.mutate(changes);
        }
      }}
    >
      <ul className="grid gap-2">
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            field={field}
            onChange={(part) => change(row.id, part)}
            onRemove={() => setRows((known) => known.filter(({ id }) => id !== row.id))}
          />
        ))}
      </ul>
      {problem === undefined ? null : (
        <p role="alert" className="text-sm text-bad">
          {tell(problem)}
        </p>
      )}
      {save.error === null ? null : <ErrorNotice title={t('notSaved')} error={save.error} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          className="mr-auto"
          onClick={() =>
            setRows((known) => [...known, { id: crypto.randomUUID(), key: '', value: '', isNew: true }])
          }
        >
          <Plus aria-hidden />
          {t('addPair', { field })}
        </Button>
        <Button onClick={onEnd}>{t('cancel')}</Button>
        <Button
          type="submit"
          look="primary"
          disabled={problem !== undefined || changes.size === 0}
          pending={save.isPending}
        >
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

interface RowProps {
  row: PairRow;
  field: PairField;
  onChange(part: Partial<PairRow>): void;
  onRemove(): void;
}

function Row({ row, field, onChange, onRemove }: RowProps) {
  const t = useTexts('objects');
  const keyField = useRef<HTMLInputElement>(null);
  const { isNew = false } = row;
  useEffect(() => {
    if (isNew) {
      keyField.current?.focus();
    }
  }, [isNew]);
  return (
    <li className="grid grid-cols-[1fr_1fr_auto] items-center gap-2">
      <Input
        ref={keyField}
        aria-label={t('keyOfPair', { field })}
        value={row.key}
        spellCheck={false}
        autoComplete="off"
        className="font-mono text-sm"
        onChange={(event) => onChange({ key: event.target.value })}
      />
      <ValueField
        row={row}
        label={row.key === '' ? t('valueOfPair', { field }) : t('valueOfKey', { key: row.key })}
        onChange={onChange}
      />
      <IconButton
        label={row.key === '' ? t('removePair', { field }) : t('removeKey', { key: row.key })}
        onClick={onRemove}
      >
        <X />
      </IconButton>
    </li>
  );
}

function ValueField({ row, label, onChange }: Pick<RowProps, 'row' | 'onChange'> & { label: string }) {
  // a field of one line would take the others away
  const Control = row.value.includes('\n') ? Textarea : Input;
  return (
    <Control
      aria-label={label}
      value={row.value}
      spellCheck={false}
      autoComplete="off"
      className="font-mono text-sm"
      onChange={(event: { target: { value: string } }) => onChange({ value: event.target.value })}
    />
  );
}
