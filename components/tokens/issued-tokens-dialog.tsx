'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { Countdown } from '#components/ui/countdown.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { saveFile } from '#lib/client/save-file.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useNow } from '#lib/client/use-now.ts';
import type { IssuedToken } from '#lib/domain/application/pairing.ts';
import { issuedTokensCsv, issuedTokensText } from '#lib/domain/view/issued-tokens.ts';

export interface IssuedTokensDialogProps {
  /** Never empty. */
  issued: readonly IssuedToken[];
  onClose(): void;
}

/** The URLs of tokens that were issued together: the only place where they are ever shown. It asks before it closes where nobody has taken them. */
export function IssuedTokensDialog({ issued, onClose }: IssuedTokensDialogProps) {
  const t = useTexts('tokens');
  const nowMs = useNow(1_000);
  const [isTaken, setIsTaken] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const firstEnd = issued.map(({ expiresAt }) => expiresAt).sort()[0] ?? '';
  const leave = isTaken || isAsking ? onClose : () => setIsAsking(true);
  return (
    <Dialog
      open
      onClose={leave}
      width="lg"
      title={t('newTokens', { count: issued.length })}
      description={t('newTokensHint')}
      footer={
        <>
          <Button onClick={leave}>{isAsking && !isTaken ? t('closeForGood') : t('close')}</Button>
          <Button
            look="primary"
            onClick={() => {
              saveFile('tokens.csv', csvOf(issued));
              setIsTaken(true);
            }}
          >
            <Download aria-hidden />
            {t('downloadUrls')}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {isAsking && !isTaken ? (
          <Notice look="warn" title={t('stillNeeded')}>
            {t('stillNeededHint')}
          </Notice>
        ) : null}
        <CodeBlock
          code={issuedTokensText(issued)}
          title={t('nameAndUrl')}
          copyLabel={t('copyAllUrls')}
          onCopied={() => setIsTaken(true)}
          className="[&_pre]:max-h-72 [&_pre]:overflow-y-auto"
        />
        <p className="text-sm text-muted">
          {Date.parse(firstEnd) > nowMs
            ? t.rich('firstLapses', { left: () => <Countdown until={firstEnd} /> })
            : t('lapsedRotate')}
        </p>
      </div>
    </Dialog>
  );
}

function csvOf(issued: readonly IssuedToken[]): Blob {
  return new Blob([issuedTokensCsv(issued)], { type: 'text/csv' });
}
