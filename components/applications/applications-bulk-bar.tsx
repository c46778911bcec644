'use client';

import { Grid2x2Plus, Tag, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { BulkBar, type BulkBarProps } from '#components/ui/bulk-bar.tsx';
import { Button } from '#components/ui/button.tsx';
import { loadPart } from '#lib/client/load-part.ts';

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

type Asked = 'delete' | 'label' | 'allow';

/** What can be done with several Applications at once, each by one summary of what it does. */
export function ApplicationsBulkBar({ nouns, selection }: Omit<BulkBarProps, 'children'>) {
  const [asked, setAsked] = useState<Asked>();
  const dialog = {
    names: [...selection.ids],
    onClose: () => setAsked(undefined),
    onDone() {
      setAsked(undefined);
      selection.clear();
    },
  };
  return (
    <>
      <BulkBar nouns={nouns} selection={selection}>
        <Button onClick={() => setAsked('label')}>
          <Tag aria-hidden />
          Label
        </Button>
        <Button onClick={() => setAsked('allow')}>
          <Grid2x2Plus aria-hidden />
          Allow
        </Button>
        <Button onClick={() => setAsked('delete')}>
          <Trash2 aria-hidden />
          Delete
        </Button>
      </BulkBar>
      {asked === 'delete' ? <DeleteApplications {...dialog} /> : null}
      {asked === 'label' ? <LabelApplications {...dialog} /> : null}
      {asked === 'allow' ? <AllowApplications {...dialog} /> : null}
    </>
  );
}
