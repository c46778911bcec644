'use client';

import { useQuery } from '@tanstack/react-query';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { pairingDetailsQuery } from '#lib/client/pairing.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { useNow } from '#lib/client/use-now.ts';
import { tokenState } from '#lib/domain/view/connect-flow-state.ts';
import { pairingCommands } from '#lib/domain/view/pairing-commands.ts';
import { tokenFateText } from '#lib/domain/view/token-fate.ts';
import type { Pairing } from './use-pairing.ts';

/** The commands, filled in with the token and the subject. They notice by themselves when the certificate is there. */
export function PairingCommandList({ application, pairing }: { application: string; pairing: Pairing }) {
  const t = useTexts('connect');
  const ofCertificates = useTexts('certificates');
  const tell = useTell();
  const details = useQuery(pairingDetailsQuery(application));
  const { token, tokenFate: fate, visitToken } = pairing;
  const state = tokenState(visitToken, new Date(useNow(1_000)));
  if (details.error) {
    return <ErrorNotice error={details.error} title={ofCertificates('commandsFailed')} />;
  }
  if (details.data === undefined || state.is === 'issuing') {
    return <SkeletonRows rows={4} label={ofCertificates('commandsLoading')} />;
  }
  if (token === undefined || state.is !== 'good') {
    return <Notice title={(fate && tell(tokenFateText(fate))) || t('issueFirst')} />;
  }
  const { subject, edgeCaPem } = details.data;
  const commands = pairingCommands({ application, tokenUrl: token.url, subject, edgeCaPem });
  return (
    <div className="grid gap-3">
      {fate?.is === 'opened' ? <Notice title={tell(tokenFateText(fate))} /> : null}
      <CodeBlock
        code={commands.map(({ title, code }) => `# ${tell(title)}\n${code}`).join('\n\n')}
        title={ofCertificates('commandsTitle')}
        copyLabel={ofCertificates('copyCommands')}
      />
      <p className="text-sm text-muted">{t('signingNoticed')}</p>
    </div>
  );
}
