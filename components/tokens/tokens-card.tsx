'use client';

import { KeyRound } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Countdown } from '#components/ui/countdown.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ListCard } from '#components/ui/list-card.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { loadPart } from '#lib/client/load-part.ts';
import { issueToken } from '#lib/client/pairing.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { useNow } from '#lib/client/use-now.ts';
import { useView } from '#lib/client/use-view.ts';
import { usableTokens } from '#lib/domain/view/token-rows.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

type ListedToken = ViewAnswer<'token-list'>['tokens'][number];

function loadPanel() {
  return loadPart(() => import('./issued-token-panel.tsx')).then((module) => module.IssuedTokenPanel);
}

const IssuedTokenPanel = dynamic(loadPanel, { ssr: false });
const WithdrawDialog = dynamic(
  () => loadPart(() => import('./withdraw-dialog.tsx')).then((module) => module.WithdrawDialog),
  { ssr: false },
);

/** The Application's one-time tokens that can still be used: issue another, withdraw one. */
export function TokensCard({ application }: { application: string }) {
  const t = useTexts('tokens');
  const { answer, ...loading } = useView('token-list', { application });
  const nowMs = useNow(1_000);
  const [withdrawing, setWithdrawing] = useState<ListedToken>();
  const issue = useGuardedMutation({ mutationFn: () => issueToken(application) });
  const tokens = usableTokens(answer?.tokens ?? [], nowMs);
  const refusal = answer?.refusal;
  const button = (
    <Button
      size="sm"
      pending={issue.isPending}
      onPointerEnter={() => void loadPanel()}
      onFocus={() => void loadPanel()}
      onClick={() => issue.mutate()}
    >
      <KeyRound aria-hidden />
      {tokens.length === 0 ? t('issue') : t('issueAnother')}
    </Button>
  );
  return (
    <>
      <ListCard
        id="tokens"
        title={t('title')}
        actions={button}
        loading={{ ...loading, noun: t('noun'), skeletonRows: 1 }}
        notices={
          <>
            {issue.error ? (
              <ErrorNotice className="m-4" error={issue.error} title={t('notIssued')} />
            ) : refusal === undefined || issue.isPending ? null : (
              <Notice className="m-4" look="bad" title={t('lastRefused')}>
                {refusal === '' ? t('refusedWithoutReason') : t('refusedBecause', { reason: refusal })}
              </Notice>
            )}
            {issue.data === undefined ? null : <IssuedTokenPanel key={issue.data.url} issued={issue.data} />}
          </>
        }
        isEmpty={tokens.length === 0}
        empty={
          issue.data === undefined && (
            <EmptyState title={t('none')} className="py-8">
              {t('noneHint')}
            </EmptyState>
          )
        }
      >
        <ul>
          {tokens.map((token) => (
            <TokenItem key={token.secretName} token={token} onWithdraw={() => setWithdrawing(token)} />
          ))}
        </ul>
      </ListCard>
      {withdrawing === undefined ? null : (
        <WithdrawDialog
          application={application}
          token={withdrawing}
          onClose={() => setWithdrawing(undefined)}
        />
      )}
    </>
  );
}

const steps = { info: 'issuedNotUsed', certificate: 'issuedOpened' } as const satisfies Record<
  ListedToken['step'],
  string
>;

function TokenItem({ token, onWithdraw }: { token: ListedToken; onWithdraw(): void }) {
  const t = useTexts('tokens');
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2 pr-2 pl-4 last:border-b-0">
      <div className="min-w-0">
        <p>
          {t.rich('tokenLeft', {
            id: token.id,
            code: (id) => <code className="font-mono text-sm">{id}</code>,
            left: () => <Countdown until={token.expiresAt} over={t('lapsed')} />,
          })}
        </p>
        <p className="text-sm text-muted">
          {t.rich(steps[token.step], { ago: () => <RelativeTime value={token.createdAt} /> })}
        </p>
      </div>
      <Button size="sm" onClick={onWithdraw}>
        {t.rich('withdrawOne', {
          id: token.id,
          hidden: (text) => <span className="sr-only">{text}</span>,
        })}
      </Button>
    </li>
  );
}
