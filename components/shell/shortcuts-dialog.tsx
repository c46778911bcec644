'use client';

import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { useTerms } from '#components/ui/use-terms.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { KeyOf } from '#lib/domain/texts/message.ts';

const shortcuts = [
  { keys: ['Ctrl', 'K'], does: 'keyPalette' },
  { keys: ['/'], does: 'keyFilter' },
  { keys: ['?'], does: 'keyHelp' },
  { keys: ['Esc'], does: 'keyEscape' },
  { keys: ['Tab'], does: 'keyTab' },
] as const satisfies readonly { keys: readonly string[]; does: KeyOf<'shell'> }[];

/** The keys that work on every page, and the words that the console uses. */
export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  const t = useTexts('shell');
  const terms = useTerms();
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('shortcuts')}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <dl className="grid grid-cols-[max-content_1fr] items-baseline gap-x-4 gap-y-2">
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <kbd key={key} className="rounded-sm border border-line bg-inset px-1.5 font-sans text-sm">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-5 mb-2 font-semibold">{t('words')}</h3>
      <dl className="grid gap-2">
        {terms.map(({ name, meaning }) => (
          <div key={name}>
            <dt className="font-medium">{name}</dt>
            <dd className="text-sm text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
