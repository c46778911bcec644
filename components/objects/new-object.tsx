'use client';

import { FilePlus2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { loadMonaco } from '#components/editor/load-monaco.ts';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Field } from '#components/ui/field.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Select } from '#components/ui/select.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { concealedKinds } from '#lib/domain/kubernetes/concealed-kinds.ts';
import { type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';

const offered = (Object.keys(kinds) as KindName[])
  .filter((kind) => !concealedKinds.has(kind) && kind !== 'events')
  .sort((left, right) => (kinds[left].kind < kinds[right].kind ? -1 : 1));

const textHeight = 'max(18rem, calc(100dvh - 28rem))';

function loadEditor() {
  return loadPart(() => import('./new-object-editor.tsx')).then((module) => module.NewObjectEditor);
}

const NewObjectEditor = dynamic(loadEditor, { ssr: false, loading: () => <LoadingEditor /> });

function LoadingEditor() {
  const t = useTexts('objects');
  return (
    <div style={{ minHeight: textHeight }}>
      <SkeletonRows label={t('loadingEditor')} rows={7} />
    </div>
  );
}

/** The editor's code is much: it comes for whoever reaches for a kind. */
function prepareEditor(): void {
  void loadEditor();
  loadMonaco().catch(() => undefined);
}

/** Any object, written as YAML once its kind is chosen. */
export function NewObject() {
  const t = useTexts('objects');
  const [wanted, setWanted] = useUrlParam('kind');
  const kind = offered.find((one) => one === wanted);
  return (
    <>
      <PageHeader title={t('newTitle')} description={t('newAbout')} />
      <Field label={t('kind')} className="mb-4 max-w-sm">
        {(control) => (
          <Select
            {...control}
            value={kind ?? ''}
            onPointerEnter={prepareEditor}
            onFocus={prepareEditor}
            onChange={(event) => setWanted(event.target.value)}
          >
            {kind === undefined ? (
              <option value="" disabled>
                {t('chooseKind')}
              </option>
            ) : null}
            {offered.map((one) => (
              <option key={one} value={one}>
                {t('kindAndGroup', {
                  kind: kinds[one].kind,
                  group: kinds[one].group === '' ? 'core' : kinds[one].group,
                })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {kind === undefined ? (
        <Card>
          <EmptyState icon={FilePlus2} title={t('noKind')}>
            {t('noKindAbout')}
          </EmptyState>
        </Card>
      ) : (
        <NewObjectEditor key={kind} kind={kind} height={textHeight} />
      )}
    </>
  );
}
