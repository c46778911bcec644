'use client';

import { Button } from '#components/ui/button.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { Countdown } from '#components/ui/countdown.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { useObjects } from '#lib/client/objects.ts';
import { useNow } from '#lib/client/use-now.ts';
import { tokenState } from '#lib/domain/connect-flow-state.ts';
import { outstandingToken } from '#lib/domain/connection.ts';
import type { Pairing } from './use-pairing.ts';

export interface TokenPanelProps {
  application: string;
  pairing: Pairing;
  onIssue(): void;
}

/** The one-time token with its countdown. Opening its URL uses it up, so it is text and no link. */
export function TokenPanel({ application, pairing, onIssue }: TokenPanelProps) {
  const { token, visitToken, issue } = pairing;
  const nowMs = useNow(1_000);
  const state = tokenState(visitToken, new Date(nowMs));
  // issued in another window, or before a reload: its URL is shown to nobody a second time
  const outstanding = outstandingToken(application, useObjects('tokenrequests').items, nowMs);
  const ask = () => {
    onIssue();
    issue.mutate();
  };
  return (
    <div className="grid gap-2">
      {token === undefined || state.is !== 'good' ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button pending={issue.isPending} onClick={ask}>
            {token === undefined ? 'Issue token' : 'Issue a new token'}
          </Button>
          <p className="text-sm text-muted">
            {state.is === 'used'
              ? 'The token was used: it has become a certificate.'
              : state.is === 'lapsed'
                ? 'The token has lapsed.'
                : outstanding === undefined
                  ? 'To hand over to whoever runs the application. It works once, for five minutes.'
                  : `A token was issued and is good until ${new Date(outstanding).toLocaleTimeString()}, unless it was used. Its URL is shown only once.`}
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
