'use client';

import Link from 'next/link';
import { Status } from '#components/ui/status.tsx';
import { graphHref } from '#lib/client/links.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

export interface ChainLinksProps {
  application: string;
  links: ViewAnswer<'application'>['steps'][number]['links'];
  /** How many there are, with those that are not named. */
  count: number;
}

/** What one link of the chain consists of, each with its state and the way to it. */
export function ChainLinks({ application, links, count }: ChainLinksProps) {
  const t = useTexts('applications');
  const tell = useTell();
  if (links.length === 0) {
    return null;
  }
  return (
    <ul className="overflow-hidden rounded-md border border-line">
      {links.map(({ id, kind, name, namespace, health, word }) => (
        <li
          key={id}
          className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 border-b border-line px-3 py-1 last:border-b-0"
        >
          <span className="min-w-0">
            <span className="text-sm text-muted">{tell(nounOfNode(kind))} </span>
            <Link
              href={graphHref(id)}
              prefetch={false}
              className="font-medium wrap-anywhere text-accent hover:underline"
            >
              {name}
            </Link>
            {namespace === undefined ? null : (
              <span className="text-sm text-muted"> {t('inNamespace', { namespace })}</span>
            )}
          </span>
          <Status health={health} className="text-sm">
            {word}
          </Status>
        </li>
      ))}
      {count === links.length ? null : (
        <li className="px-3 py-2 text-sm text-muted">
          {t('moreLinks', { count: count - links.length })}{' '}
          <Link
            href={`/bindings?q=${encodeURIComponent(application)}`}
            prefetch={false}
            className="text-accent hover:underline"
          >
            {t('showAllBindings')}
          </Link>
        </li>
      )}
    </ul>
  );
}
