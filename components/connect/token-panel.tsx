'use client';

import { Button } from '#components/ui/button.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { Countdown } from '#components/ui/countdown.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
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
  const t = useTexts('connect');
  const ofTokens = useTexts('tokens');
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
            {token === undefined ? ofTokens('issue') : t('issueNewToken')}
          </Button>
          <p className="text-sm text-muted">
            {fate !== undefined
              ? tell(tokenFateText(fate))
              : other === undefined
                ? t('tokenHint')
                : t(other.step === 'info' ? 'tokenOutstanding' : 'tokenOpened', {
                    id: other.id,
                    until: new Date(other.expiresAt),
                  })}
          </p>
        </div>
      ) : (
        <>
          <CodeBlock
            code={token.url}
            wrap
            copyLabel={ofTokens('copyUrl')}
            title={t.rich('tokenLeft', { left: () => <Countdown until={token.expiresAt} /> })}
          />
          <p className="text-sm text-muted">
            {t.rich('issueAnotherToken', {
              button: (text) => (
                <Button look="link" size="sm" pending={issue.isPending} onClick={ask}>
                  {text}
                </Button>
              ),
            })}
          </p>
        </>
      )}
      {issue.error ? <ErrorNotice error={issue.error} title={ofTokens('notIssued')} /> : null}
    </div>
  );
}
