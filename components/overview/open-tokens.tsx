'use client';

import Link from 'next/link';
import { Card, CardHeader } from '#components/ui/card.tsx';
import { Countdown } from '#components/ui/countdown.tsx';
import { useObjects } from '#lib/client/objects.ts';
import { useNow } from '#lib/client/use-now.ts';
import { outstandingToken } from '#lib/domain/connection.ts';

/** Tokens that were handed out and are not used yet, with the time they have left; nothing when there are none. */
export function OpenTokens() {
  const { items } = useObjects('tokenrequests');
  const nowMs = useNow(1_000);
  const names = [...new Set(items.map(({ metadata }) => metadata.name))];
  const open = names.flatMap((name) => {
    const until = outstandingToken(name, items, nowMs);
    return until === undefined ? [] : [{ name, until }];
  });
  if (open.length === 0) {
    return null;
  }
  return (
    <Card aria-labelledby="tokens">
      <CardHeader id="tokens" title="Outstanding tokens" description="Each works once, until it lapses" />
      <ul>
        {open.map(({ name, until }) => (
          <li
            key={name}
            className="flex h-10 items-center justify-between gap-4 border-b border-line px-4 last:border-b-0"
          >
            <Link
              href={`/applications/${name}`}
              prefetch={false}
              className="truncate font-medium text-accent hover:underline"
            >
              {name}
            </Link>
            <span className="text-sm text-muted">
              lapses in <Countdown until={until} className="text-text" />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
