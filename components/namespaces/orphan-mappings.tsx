'use client';

import Link from 'next/link';
import { Remedies } from '#components/doctor/remedies.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RuleLink } from '#components/ui/rule-link.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';

/** So many are told in full; the overview has all of them. */
const shownInFull = 3;

/** The mappings of Applications that do not exist, with the way to remove them. */
export function OrphanMappings() {
  const t = useTexts('namespaces');
  const { total = 0, orphans = [] } = useView('namespace-orphans', {}).answer ?? {};
  const shown = orphans.slice(0, shownInFull);
  return (
    <>
      {shown.map(({ id, name, problem }) => (
        <Notice
          key={id}
          look="warn"
          className="mb-4"
          title={t('orphan', { name })}
          actions={<Remedies problem={problem} />}
        >
          <p>{problem.evidence}</p>
          <p>
            {problem.fix} <RuleLink problem={problem} />
          </p>
        </Notice>
      ))}
      {total <= shown.length ? null : (
        <p className="mb-4 text-sm text-muted">
          {t('moreOrphans', { count: total - shown.length })}{' '}
          <Link href="/" prefetch={false} className="text-accent hover:underline">
            {t('seeOnOverview')}
          </Link>
        </p>
      )}
    </>
  );
}
