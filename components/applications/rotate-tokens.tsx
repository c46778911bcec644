'use client';

import { useState } from 'react';
import { IssuedTokensDialog } from '#components/tokens/issued-tokens-dialog.tsx';
import { BulkDialog } from '#components/ui/bulk-dialog.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { rotateToken } from '#lib/client/pairing.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useNow } from '#lib/client/use-now.ts';
import { useView } from '#lib/client/use-view.ts';
import type { IssuedToken } from '#lib/domain/application/pairing.ts';
import { openHolders, type TokenHolder } from '#lib/domain/view/token-holders.ts';
import type { BulkApplicationsProps } from './bulk-applications-props.ts';

const namedAtOnce = 12;

/** Gives several Applications new one-time tokens in the place of those that they have; says first which ones end, and shows the new ones once. */
export function RotateTokens({ names, onClose, onDone }: BulkApplicationsProps) {
  const t = useTexts('applications');
  const [chosen] = useState(names);
  const { answer, isPending, error } = useView('overview-tokens', {});
  const nowMs = useNow(1_000);
  // those of the moment it is begun: the new ones are outstanding, too
  const [begun, setBegun] = useState<TokenHolder[]>();
  const [issued, setIssued] = useState<IssuedToken[]>([]);
  const [state, setState] = useState<'asking' | 'ended' | 'left'>('asking');
  const holders = begun ?? openHolders(answer?.holders ?? [], nowMs).filter(({ id }) => chosen.includes(id));
  const count = chosen.length;

  async function rotate(application: string): Promise<void> {
    setBegun((before) => before ?? holders);
    const token = await rotateToken(application);
    setIssued((before) => [...before, token]);
  }

  if (state !== 'asking') {
    return <IssuedTokensDialog issued={issued} onClose={state === 'ended' ? onDone : onClose} />;
  }
  return (
    <BulkDialog
      title={t('rotateQuestion', { count })}
      action={t('rotateCount', { count })}
      look="primary"
      items={chosen.map((id) => ({ id }))}
      change={({ id }) => rotate(id)}
      done={t('rotated', { count })}
      isPreparing={isPending}
      disabled={answer === undefined}
      // what was issued before others failed is shown, too: nobody sees it later
      onClose={() => (issued.length === 0 ? onClose() : setState('left'))}
      onDone={() => setState('ended')}
    >
      <p>{t('rotateMeans')}</p>
      {error === null ? null : <ErrorNotice error={error} />}
      {isPending ? <SkeletonRows label={t('loadingTokens')} rows={2} /> : null}
      {answer === undefined ? null : <Withdrawn holders={holders} />}
      <p className="text-muted">{t('rotateShownOnce')}</p>
    </BulkDialog>
  );
}

/** What stops working. */
function Withdrawn({ holders }: { holders: readonly TokenHolder[] }) {
  const t = useTexts('applications');
  const opened = holders.filter(({ tokens }) => tokens.some(({ step }) => step === 'certificate'));
  const listed = (of: readonly TokenHolder[]) => {
    const names = of
      .slice(0, namedAtOnce)
      .map(({ id }) => id)
      .join(', ');
    const more = of.length - namedAtOnce;
    return more > 0 ? t('namesAndMore', { names, more }) : names;
  };
  const count = holders.reduce((sum, { tokens }) => sum + tokens.length, 0);
  return count === 0 ? (
    <p>{t('rotateNoneOpen')}</p>
  ) : (
    <Notice look="warn" title={t('rotateWithdraws', { count })}>
      <p className="wrap-anywhere">{listed(holders)}</p>
      {opened.length === 0 ? null : (
        <p className="wrap-anywhere">
          {t('rotateBreaksOff', { count: opened.length, names: listed(opened) })}
        </p>
      )}
    </Notice>
  );
}
