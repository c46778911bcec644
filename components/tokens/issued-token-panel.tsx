'use client';

import { useEffect, useState } from 'react';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { Countdown } from '#components/ui/countdown.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useNow } from '#lib/client/use-now.ts';
import type { OpenToken } from '#lib/domain/open-token.ts';
import type { IssuedToken } from '#lib/domain/pairing.ts';

export interface IssuedTokenPanelProps {
  issued: IssuedToken;
  /** Those of the Application that can still be used. */
  tokens: readonly OpenToken[];
}

/** The URL of a token that was issued here: the only place where it is ever shown, until it is used, withdrawn or lapsed. */
export function IssuedTokenPanel({ issued, tokens }: IssuedTokenPanelProps) {
  const nowMs = useNow(1_000);
  const open = tokens.find(({ id }) => id === issued.id);
  const [wasSeen, setWasSeen] = useState(false);
  useEffect(() => {
    if (open !== undefined) {
      setWasSeen(true);
    }
  }, [open]);
  const isOver = Date.parse(issued.expiresAt) <= nowMs;
  const isGone = wasSeen && (open === undefined || open.step === 'certificate');
  if (isOver || isGone) {
    return (
      <Notice
        className="m-4"
        title={
          open === undefined
            ? isOver
              ? 'The token has lapsed.'
              : 'The token was used or withdrawn.'
            : 'The token was opened. Its certificate has still to be signed.'
        }
      />
    );
  }
  return (
    <div className="grid gap-2 border-b border-line p-4">
      <CodeBlock
        code={issued.url}
        wrap
        copyLabel="Copy token URL"
        title={
          <>
            URL of the new token, <Countdown until={issued.expiresAt} /> left
          </>
        }
      />
      <p className="text-sm text-muted">
        It works once, so do not open it in a browser. It is shown only here and now.
      </p>
    </div>
  );
}
