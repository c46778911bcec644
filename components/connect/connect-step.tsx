'use client';

import { Download, KeyRound, SquareTerminal, Store } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { useNow } from '#lib/client/use-now.ts';
import type { ConnectApplication } from '#lib/domain/view/connect-chain-view.ts';
import { tokenState } from '#lib/domain/view/connect-flow-state.ts';
import { PairingCommandList } from './pairing-command-list.tsx';
import { saveBundle } from './save-bundle.ts';
import { TokenPanel } from './token-panel.tsx';
import type { Pairing } from './use-pairing.ts';

export interface ConnectStepProps {
  application: ConnectApplication;
  pairing: Pairing;
  /** Keeps the step open although the cluster says that it is done. */
  onStay(): void;
  onDone(): void;
  onSkip(): void;
}

export function ConnectStep({ application, pairing, onStay, onDone, onSkip }: ConnectStepProps) {
  const t = useTexts('connect');
  const { name, certificate } = application;
  const nowMs = useNow(60_000);
  const isExpired = certificate !== undefined && Date.parse(certificate.expiresAt) <= nowMs;
  const isPaired = certificate !== undefined && !isExpired;
  const [showsCommands, setShowsCommands] = useState(false);
  const commandsId = useId();
  const busy = pairing.makeCertificate.isPending || pairing.pairShop.isPending;

  return (
    <div className="grid gap-4">
      {certificate === undefined ? (
        <p className="max-w-prose">{t('pairHint')}</p>
      ) : (
        <PairedNotice application={name} certificate={certificate} isExpired={isExpired} onDone={onDone} />
      )}
      <TokenPanel application={name} pairing={pairing} onIssue={onStay} />
      <div className="grid gap-3 lg:grid-cols-3">
        <ShopWay pairing={pairing} isPaired={isPaired} onDone={onDone} />
        <BrowserWay pairing={pairing} onStay={onStay} />
        <Way icon={<SquareTerminal aria-hidden />} title={t('terminalWay')} text={t('terminalWayHint')}>
          <Button
            aria-expanded={showsCommands}
            aria-controls={commandsId}
            disabled={busy}
            onClick={() => {
              onStay();
              setShowsCommands(!showsCommands);
              if (!showsCommands && tokenState(pairing.visitToken, new Date()).is !== 'good') {
                pairing.issue.mutate();
              }
            }}
          >
            {showsCommands ? t('hideCommands') : t('showCommands')}
          </Button>
        </Way>
      </div>
      <PairingErrors pairing={pairing} />
      <div id={commandsId} className={showsCommands ? '' : 'hidden'}>
        {showsCommands ? <PairingCommandList application={name} pairing={pairing} /> : null}
      </div>
      {certificate === undefined ? (
        <div>
          <Button look="ghost" size="sm" disabled={busy} onClick={onSkip}>
            {t('withoutPairing')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

interface PairedNoticeProps {
  application: string;
  certificate: NonNullable<ConnectApplication['certificate']>;
  isExpired: boolean;
  onDone(): void;
}

function PairedNotice({ application, certificate, isExpired, onDone }: PairedNoticeProps) {
  const t = useTexts('connect');
  const times = {
    ago: () => <RelativeTime value={certificate.issuedAt} />,
    until: certificate.expiresAt.slice(0, 10),
  };
  if (isExpired) {
    return (
      <Notice look="warn" title={t('certificateExpired', { application })}>
        {t.rich('certificateExpiredHint', times)}
      </Notice>
    );
  }
  return (
    <Notice
      look="ok"
      title={t('hasCertificate', { application })}
      actions={
        <Button look="primary" onClick={onDone}>
          {t('continue')}
        </Button>
      }
    >
      {t.rich('hasCertificateHint', times)}
    </Notice>
  );
}

interface ShopWayProps {
  pairing: Pairing;
  isPaired: boolean;
  onDone(): void;
}

function ShopWay({ pairing, isPaired, onDone }: ShopWayProps) {
  const t = useTexts('connect');
  const { makeCertificate, pairShop, hasShop, shopProblem, isShopPaired } = pairing;
  return (
    <Way icon={<Store aria-hidden />} title={t('shopWay')} text={t('shopWayHint')}>
      <Button
        data-first
        look={isPaired ? 'secondary' : 'primary'}
        disabled={!hasShop || makeCertificate.isPending}
        pending={pairShop.isPending}
        onClick={() => pairShop.mutate(undefined, { onSuccess: onDone })}
      >
        {isShopPaired ? t('pairShopAgain') : t('pairShop')}
      </Button>
      {shopProblem === undefined ? null : <p className="text-sm text-muted">{shopProblem}</p>}
    </Way>
  );
}

function BrowserWay({ pairing, onStay }: { pairing: Pairing; onStay(): void }) {
  const t = useTexts('connect');
  const { makeCertificate, pairShop, bundle } = pairing;
  return (
    <Way icon={<KeyRound aria-hidden />} title={t('browserWay')} text={t('browserWayHint')}>
      <Button
        disabled={pairShop.isPending}
        pending={makeCertificate.isPending}
        onClick={() => {
          onStay();
          makeCertificate.mutate();
        }}
      >
        {t('makeCertificate')}
      </Button>
      {bundle === undefined ? null : (
        <Button look="ghost" onClick={() => saveBundle(bundle)}>
          <Download aria-hidden />
          {t('downloadFile', { file: bundle.fileName })}
        </Button>
      )}
    </Way>
  );
}

function PairingErrors({ pairing: { pairShop, makeCertificate } }: { pairing: Pairing }) {
  const t = useTexts('connect');
  return (
    <>
      {pairShop.error ? <ErrorNotice error={pairShop.error} title={t('shopNotPaired')} /> : null}
      {makeCertificate.error ? (
        <ErrorNotice error={makeCertificate.error} title={t('noCertificateMade')} />
      ) : null}
    </>
  );
}

interface WayProps {
  icon: ReactNode;
  title: string;
  text: string;
  children: ReactNode;
}

function Way({ icon, title, text, children }: WayProps) {
  return (
    <section className="flex flex-col gap-2 rounded-md border border-line p-3">
      <h3 className="flex items-center gap-2 font-semibold [&_svg]:size-4 [&_svg]:text-muted">
        {icon}
        {title}
      </h3>
      <p className="flex-1 text-sm text-muted">{text}</p>
      <div className="flex flex-col items-start gap-1">{children}</div>
    </section>
  );
}
