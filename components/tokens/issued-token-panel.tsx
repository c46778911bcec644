'use client';

import { CodeBlock } from '#components/ui/code-block.tsx';
import { Countdown } from '#components/ui/countdown.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import type { IssuedToken } from '#lib/domain/application/pairing.ts';
import { tokenFateText } from '#lib/domain/view/token-fate.ts';
import { useTokenFate } from './use-token-fate.ts';

/** The URL of a token that was issued here: the only place where it is ever shown, until it is used, withdrawn or lapsed. */
export function IssuedTokenPanel({ issued }: { issued: IssuedToken }) {
  const t = useTexts('tokens');
  const tell = useTell();
  const fate = useTokenFate(issued);
  if (fate !== undefined && fate.is !== 'outstanding') {
    return (
      <Notice className="m-4" look={fate.is === 'used' ? 'ok' : 'info'} title={tell(tokenFateText(fate))} />
    );
  }
  return (
    <div className="grid gap-2 border-b border-line p-4">
      <CodeBlock
        code={issued.url}
        wrap
        copyLabel={t('copyUrl')}
        title={t.rich('newUrlLeft', { left: () => <Countdown until={issued.expiresAt} /> })}
      />
      <p className="text-sm text-muted">{t('worksOnce')}</p>
    </div>
  );
}
