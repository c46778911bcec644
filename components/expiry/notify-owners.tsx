'use client';

import { useQueries } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { pairingDetailsQuery } from '#lib/client/pairing.ts';
import { saveFile } from '#lib/client/save-file.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { type ExpiryNotice, expiryNoticeText } from '#lib/domain/view/expiry-notice.ts';
import { renewalCommands } from '#lib/domain/view/pairing-commands.ts';

export interface NotifyOwnersProps {
  notices: readonly ExpiryNotice[];
  onClose(): void;
}

/** A text for each owner of what ends, with the commands that renew: Mooring sends none itself. */
export function NotifyOwners({ notices, onClose }: NotifyOwnersProps) {
  const t = useTexts('expiry');
  const tell = useTell();
  // those of the moment it was opened: nothing changes under who copies it
  const [{ shown, nowMs }] = useState(() => ({ shown: notices, nowMs: Date.now() }));
  const renewed = shown.filter(({ hasRenewal }) => hasRenewal).map(({ id }) => id);
  const { details, missing, isPending } = useQueries({
    queries: renewed.map((application) => pairingDetailsQuery(application)),
    combine: (results) => ({
      details: new Map(renewed.map((application, index) => [application, results[index]?.data])),
      missing: renewed.filter((_, index) => results[index]?.isError === true),
      isPending: results.some((result) => result.isPending),
    }),
  });
  const texts = shown.map((notice) => {
    const found = details.get(notice.id);
    const commands = found === undefined ? undefined : renewalCommands({ application: notice.id, ...found });
    return { id: notice.id, text: expiryNoticeText(notice, { tell, nowMs, commands }) };
  });
  return (
    <Dialog
      open
      onClose={onClose}
      width="lg"
      title={t('notifyTitle')}
      description={t('notifyHint')}
      footer={
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          <Button look="primary" pending={isPending} onClick={() => saveFile('notices.txt', textFile(texts))}>
            <Download aria-hidden />
            {t('notifyFile')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {missing.length === 0 ? null : (
          <Notice look="warn" title={t('commandsMissing', { applications: missing.join(', ') })} />
        )}
        {isPending ? (
          <SkeletonRows rows={4} label={t('commandsLoading')} />
        ) : (
          texts.map(({ id, text }) => (
            <CodeBlock
              key={id}
              code={text}
              title={id === '' ? t('noticeHere') : t('noticeOf', { application: id })}
              copyLabel={t('copyNotice')}
              className="[&_pre]:max-h-72 [&_pre]:overflow-y-auto"
            />
          ))
        )}
      </div>
    </Dialog>
  );
}

function textFile(texts: readonly { text: string }[]): Blob {
  return new Blob([texts.map(({ text }) => text).join('\n\n')], { type: 'text/plain' });
}
