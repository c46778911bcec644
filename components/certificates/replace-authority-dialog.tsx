'use client';

import { Button } from '#components/ui/button.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { useTexts } from '#lib/client/texts.tsx';

/** How the CA of client certificates is replaced: by whoever may write its Secret, not by the console. */
export function ReplaceAuthorityDialog({ onClose }: { onClose(): void }) {
  const t = useTexts('certificates');
  return (
    <Dialog
      open
      onClose={onClose}
      width="lg"
      title={t('replaceAuthority')}
      description={t('replaceAuthorityHint')}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <div className="grid gap-4">
        <CodeBlock
          code="mooring certificates rotate-ca"
          title={t('replaceAuthorityCommand')}
          copyLabel={t('copyCommand')}
        />
        <ul className="list-disc space-y-1 pl-5">
          <li>{t('newAreSignedByNew')}</li>
          <li>{t('formerStayValid')}</li>
          <li>
            {t.rich('withoutOverlap', {
              code: (text) => <code className="font-mono text-sm">{text}</code>,
            })}
          </li>
        </ul>
      </div>
    </Dialog>
  );
}
