'use client';

import { Button } from '#components/ui/button.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { Countdown } from '#components/ui/countdown.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { useTell } from '#lib/client/texts.tsx';
import { useNow } from '#lib/client/use-now.ts';
import { useView } from '#lib/client/use-view.ts';
import { tokenFateText } from '#lib/domain/view/token-fate.ts';
import { usableTokens } from '#lib/domain/view/token-rows.ts';
import type { Pairing } from './use-pairing.ts';

export interface TokenPanelProps {
  application: string;
  pairing: Pairing;
  onIssue(): void;
}

/** The one-time token with its countdown. Opening its URL uses it up, so it is text and no link. */
export function TokenPanel({ application, pairing, onIssue }: TokenPanelProps) {
  const { token, tokenFate: fate, issue } = pairing;
  const tell = useTell();
  const nowMs = useNow(1_000);
  // issued in another window, or before a reload: its URL is shown to nobody a second time
  const { answer } = useView('token-list', { application });
  const other = usableTokens(answer?.tokens ?? [], nowMs).at(-1);
  const ask = () => {
    onIssue();
    issue.mutate();
  };
  return (
    <div className="grid gap-2">
      {token === undefined || fate?.is !== 'outstanding' ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button pending={issue.isPending} onClick={ask}>
            {token === undefined ? 'Issue token' : 'Issue a new token'}
          </Button>
          <p className="text-sm text-muted">
            {fate !== undefined
              ? tell(tokenFateText(fate))
              : other === undefined
                ? 'To hand over to whoever runs the application. It works once, for five minutes.'
                : `Token ${other.id} ${other.step === 'info' ? 'is outstanding' : 'was opened and waits for its certificate'} until ${new Date(other.expiresAt).toLocaleTimeString()}. Its URL is shown only once.`}
          </p>
        </div>
      ) : (
        <>
          <CodeBlock
            code={token.url}
            wrap
            copyLabel="Copy token URL"
            title={
              <>
                One-time token, <Countdown until={token.expiresAt} /> left
              </>
            }
          />
          <p className="text-sm text-muted">
            It works once: do not open it in a browser.{' '}
            <Button look="link" size="sm" pending={issue.isPending} onClick={ask}>
              Issue another one
            </Button>
          </p>
        </>
      )}
      {issue.error ? <ErrorNotice error={issue.error} title="No token was issued" /> : null}
    </div>
  );
}
