'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Card, CardHeader } from '#components/ui/card.tsx';
import { Countdown } from '#components/ui/countdown.tsx';
import { loadPart } from '#lib/client/load-part.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useNow } from '#lib/client/use-now.ts';
import { useView } from '#lib/client/use-view.ts';
import { type HeldToken, openHolders, type TokenHolder } from '#lib/domain/view/token-holders.ts';

const WithdrawDialog = dynamic(
  () =>
    loadPart(() => import('#components/tokens/withdraw-dialog.tsx')).then((module) => module.WithdrawDialog),
  { ssr: false },
);

/** Whose tokens can still be used, with the time they have left; nothing when there are none. */
export function OpenTokens() {
  const t = useTexts('overview');
  const { answer } = useView('overview-tokens', {});
  const nowMs = useNow(1_000);
  const [withdrawing, setWithdrawing] = useState<{ application: string; token: HeldToken }>();
  const holders = openHolders(answer?.holders ?? [], nowMs);
  return (
    <>
      {holders.length === 0 ? null : (
        <Card aria-labelledby="tokens">
          <CardHeader id="tokens" title={t('tokens')} description={t('tokensAbout')} />
          <ul>
            {holders.map((holder) => (
              <HolderItem
                key={holder.id}
                holder={holder}
                onWithdraw={(token) => setWithdrawing({ application: holder.id, token })}
              />
            ))}
          </ul>
        </Card>
      )}
      {withdrawing === undefined ? null : (
        <WithdrawDialog {...withdrawing} onClose={() => setWithdrawing(undefined)} />
      )}
    </>
  );
}

interface HolderItemProps {
  holder: TokenHolder;
  onWithdraw(token: HeldToken): void;
}

/** Tokens of an Application that is not there have no other page to be withdrawn on. */
function HolderItem({ holder: { id: application, tokens, isMissing }, onWithdraw }: HolderItemProps) {
  const t = useTexts('overview');
  const [first] = tokens;
  if (first === undefined) {
    return null;
  }
  return (
    <li className="flex min-h-10 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-1 last:border-b-0">
      {isMissing ? (
        <span className="min-w-0 truncate">
          <span className="font-medium">{application}</span>{' '}
          <span className="text-sm text-muted">{t('noSuchApplication')}</span>
        </span>
      ) : (
        <Link
          href={`/applications/${encodeURIComponent(application)}`}
          prefetch={false}
          className="min-w-0 truncate font-medium text-accent hover:underline"
        >
          {application}
        </Link>
      )}
      <span className="flex items-center gap-3 text-sm text-muted">
        <span>
          {t.rich('lapses', {
            count: tokens.length,
            step: first.step,
            time: () => <Countdown until={first.expiresAt} className="text-text" />,
          })}
        </span>
        {isMissing ? (
          <Button size="sm" onClick={() => onWithdraw(first)}>
            {t.rich('withdraw', { id: first.id, about: (text) => <span className="sr-only">{text}</span> })}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
