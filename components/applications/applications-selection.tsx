'use client';

import { Grid2x2Plus, KeyRound, Tag, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { RowsSelection, type RowsSelectionProps } from '#components/ui/rows-selection.tsx';
import { loadPart } from '#lib/client/load-part.ts';
import { useTexts } from '#lib/client/texts.tsx';

const DeleteApplications = dynamic(
  () => loadPart(() => import('./delete-applications.tsx')).then((module) => module.DeleteApplications),
  { ssr: false },
);
const LabelApplications = dynamic(
  () => loadPart(() => import('./label-applications.tsx')).then((module) => module.LabelApplications),
  { ssr: false },
);
const AllowApplications = dynamic(
  () => loadPart(() => import('./allow-applications.tsx')).then((module) => module.AllowApplications),
  { ssr: false },
);
const RotateTokens = dynamic(
  () => loadPart(() => import('./rotate-tokens.tsx')).then((module) => module.RotateTokens),
  { ssr: false },
);

/** So many can be selected at once: the views of what follows take no more. */
const mostSelected = 500;

type Asked = 'delete' | 'label' | 'allow' | 'rotate';

/** What can be done with several Applications at once, each by one summary of what it does. */
export function ApplicationsSelection(
  props: Omit<RowsSelectionProps<'application-rows'>, 'view' | 'most' | 'children'>,
) {
  const t = useTexts('applications');
  const { selection } = props;
  const isTooMany = selection.rows.length > mostSelected;
  const [asked, setAsked] = useState<Asked>();
  const dialog = {
    names: selection.rows.map(({ id }) => id),
    onClose: () => setAsked(undefined),
    onDone() {
      setAsked(undefined);
      selection.clear();
    },
  };
  return (
    <>
      <RowsSelection view="application-rows" most={mostSelected} {...props}>
        <Button size="sm" disabled={isTooMany} onClick={() => setAsked('label')}>
          <Tag aria-hidden />
          {t('labelAction')}
        </Button>
        <Button size="sm" disabled={isTooMany} onClick={() => setAsked('allow')}>
          <Grid2x2Plus aria-hidden />
          {t('allow')}
        </Button>
        <Button size="sm" disabled={isTooMany} onClick={() => setAsked('rotate')}>
          <KeyRound aria-hidden />
          {t('rotateToken')}
        </Button>
        <Button size="sm" disabled={isTooMany} onClick={() => setAsked('delete')}>
          <Trash2 aria-hidden />
          {t('delete')}
        </Button>
        {isTooMany ? <p className="text-sm text-muted">{t('atMost', { count: mostSelected })}</p> : null}
      </RowsSelection>
      {asked === 'delete' ? <DeleteApplications {...dialog} /> : null}
      {asked === 'label' ? <LabelApplications {...dialog} /> : null}
      {asked === 'allow' ? <AllowApplications {...dialog} /> : null}
      {asked === 'rotate' ? <RotateTokens {...dialog} /> : null}
    </>
  );
}
