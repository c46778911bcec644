'use client';

import { useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { prove } from '#lib/client/bindings.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { ProofResult } from './proof-result.tsx';

export interface ProveDialogProps {
  binding: { namespace: string; name: string };
  onClose(): void;
}

/** Makes a real call through the gateway and shows all of it. */
export function ProveDialog({ binding, onClose }: ProveDialogProps) {
  const t = useTexts('bindings');
  const [path, setPath] = useState('/');
  const field = useRef<HTMLInputElement>(null);
  const call = useGuardedMutation({
    mutationFn: (called: string) =>
      prove({ namespace: binding.namespace, binding: binding.name, path: called }),
  });
  return (
    <Dialog
      open
      onClose={onClose}
      width="lg"
      title={t('proveTitle', { name: binding.name })}
      description={t('proveDescription')}
    >
      <div className="grid gap-4">
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            call.mutate(path);
          }}
        >
          <Field label={t('path')} className="flex-1">
            {(control) => (
              <Input
                {...control}
                ref={field}
                value={path}
                autoComplete="off"
                spellCheck={false}
                className="font-mono"
                onChange={(event) => setPath(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" look="primary" className="h-9" pending={call.isPending}>
            {t('call')}
          </Button>
        </form>
        {call.error === null ? null : <ErrorNotice title={t('nothingCalled')} error={call.error} />}
        {call.data === undefined ? null : (
          <ProofResult proof={call.data} onOtherPath={() => field.current?.select()} />
        )}
      </div>
    </Dialog>
  );
}
