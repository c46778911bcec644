'use client';

import { useId, useRef } from 'react';
import { ProofResult } from '#components/bindings/proof-result.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { ConnectChain } from '#lib/domain/view/connect-chain-view.ts';
import type { ProveState } from '#lib/domain/view/connect-flow-state.ts';
import { ConnectedNotice } from './connected-notice.tsx';
import type { ProofWork } from './use-proof.ts';

export interface ProveStepProps {
  chain: ConnectChain;
  state: ProveState;
  proof: ProofWork;
}

export function ProveStep({ chain, state, proof }: ProveStepProps) {
  const t = useTexts('connect');
  const listId = useId();
  const path = useRef<HTMLInputElement>(null);
  const { usage, namespace } = chain;
  return (
    <div className="grid gap-4">
      <p className="max-w-prose">
        {t.rich('proveHint', {
          workload: usage?.workload ?? '',
          namespace: namespace ?? '',
          strong: (text) => <strong className="font-semibold">{text}</strong>,
        })}
      </p>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (state.is !== 'calling') {
            proof.make();
          }
        }}
      >
        <Field
          label={t('path')}
          hint={proof.paths.length > 0 ? t('pathSuggested') : t('pathHint')}
          className="max-w-xl"
        >
          {(control) => (
            <>
              <Input
                {...control}
                ref={path}
                value={proof.path}
                list={listId}
                spellCheck={false}
                autoComplete="off"
                className="font-mono"
                onChange={(event) => proof.setPath(event.target.value)}
              />
              <datalist id={listId}>
                {proof.paths.map((path) => (
                  <option key={path} value={path} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <div>
          <Button
            type="submit"
            data-first
            look={state.is === 'proven' ? 'secondary' : 'primary'}
            disabled={proof.isPreparing}
            pending={state.is === 'calling'}
          >
            {state.is === 'proven' ? t('makeAnotherCall') : t('makeCall')}
          </Button>
        </div>
      </form>
      {state.is === 'refused' ? <ErrorNotice error={state.error} title={t('notCalled')} /> : null}
      {state.is === 'proven' ? <ConnectedNotice chain={chain} /> : null}
      {'proof' in state ? (
        <ProofResult proof={state.proof} onOtherPath={() => path.current?.select()} />
      ) : null}
    </div>
  );
}
