'use client';

import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { terms } from '#components/ui/terms.ts';

const shortcuts: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['Ctrl', 'K'], does: 'Find any object, page or action' },
  { keys: ['/'], does: 'Go to the filter of the list' },
  { keys: ['?'], does: 'Show this' },
  { keys: ['Esc'], does: 'Close what is open; in the editor: Tab leaves it' },
  { keys: ['Tab'], does: 'Go on; the first one on a page skips the navigation' },
];

/** The keys that work on every page, and the words that the console uses. */
export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog open onClose={onClose} title="Shortcuts" footer={<Button onClick={onClose}>Close</Button>}>
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
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-5 mb-2 font-semibold">Words</h3>
      <dl className="grid gap-2">
        {Object.entries(terms).map(([name, meaning]) => (
          <div key={name}>
            <dt className="font-medium">{name}</dt>
            <dd className="text-sm text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
