'use client';

import { Button } from '#components/ui/button.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

/** How the CA of client certificates is replaced: by whoever may write its Secret, not by the console. */
export function ReplaceAuthorityDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      width="lg"
      title="Replace the CA of client certificates"
      description="The console never reads the key of the CA, so it is replaced where Mooring is run."
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <div className="grid gap-4">
        <CodeBlock
          code="mooring certificates rotate-ca"
          title="With a new CA; --ca FILE --key FILE for one of your own"
          copyLabel="Copy command"
        />
        <ul className="list-disc space-y-1 pl-5">
          <li>New certificates are signed by the new CA from then on.</li>
          <li>
            Those of the CA before stay valid until they end: applications renew when they would anyway.
          </li>
          <li>
            With <code className="font-mono text-sm">--no-overlap</code> none of them is trusted any more, at
            once: every application has to pair again. That is for a key that was stolen.
          </li>
        </ul>
      </div>
    </Dialog>
  );
}
