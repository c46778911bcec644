'use client';

import { useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import type { ConnectChain } from '#lib/domain/connect-progress.ts';
import { ProofResult } from './proof-result.tsx';
import type { ProofState } from './use-proof.ts';

export interface ProveStepProps {
  chain: ConnectChain;
  proof: ProofState;
}

export function ProveStep({ chain, proof }: ProveStepProps) {
  const listId = useId();
  const { usage, namespace } = chain;
  return (
    <div className="grid gap-4">
      <p className="max-w-prose">
        The console makes the call that a pod of{' '}
        <strong className="font-semibold">{usage?.spec.usedBy.name}</strong> in {namespace} would make: with
        the GATEWAY_URL of the binding, through the application gateway.
      </p>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!proof.isPending) {
            proof.make();
          }
        }}
      >
        <Field
          label="Path"
          hint={
            proof.paths.length > 0
              ? 'The specification of the service suggests some.'
              : 'What follows the GATEWAY_URL.'
          }
          className="max-w-xl"
        >
          {(control) => (
            <>
              <Input
                {...control}
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
            look="primary"
            disabled={proof.isPreparing}
            pending={proof.isPending}
          >
            Make the call
          </Button>
        </div>
      </form>
      {proof.error ? <ErrorNotice error={proof.error} title="The call was not made" /> : null}
      {proof.proof === undefined ? null : <ProofResult proof={proof.proof} />}
    </div>
  );
}
