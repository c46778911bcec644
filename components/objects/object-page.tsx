'use client';

import { FileQuestion, Workflow } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useUnsavedText } from '#components/editor/use-unsaved-text.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { StatusBadge } from '#components/ui/status.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { applicationHref, catalogEntryHref, graphHref } from '#lib/client/links.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import type { ObjectRef } from '#lib/domain/binding/binding-graph-node.ts';
import { concealedKinds } from '#lib/domain/kubernetes/concealed-kinds.ts';
import { type KindInfo, type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { ObjectDetails } from './object-details.tsx';

// the editor's code is much
const ObjectEditor = dynamic(
  () => loadPart(() => import('#components/editor/object-editor.tsx')).then((module) => module.ObjectEditor),
  { ssr: false, loading: () => <LoadingEditor /> },
);

function LoadingEditor() {
  const t = useTexts('objects');
  return <SkeletonRows label={t('loadingEditor')} rows={8} />;
}

export interface ObjectPageProps {
  kind: KindName;
  /** `namespace/name`, or `name`. */
  objectKey: string;
}

/** One object of any kind: how it is, what it hangs on, what happened to it, and its text. */
export function ObjectPage({ kind, objectKey }: ObjectPageProps) {
  const t = useTexts('objects');
  const view = useView('object', { kind, key: objectKey }, { keepPrevious: false });
  const ref = refOf(kind, objectKey);
  const { answer } = view;
  return (
    <>
      <PageHeader
        title={ref.name}
        breadcrumb={<Place object={ref} />}
        badge={
          answer?.node === undefined ? undefined : (
            <StatusBadge health={answer.node.health}>{answer.node.word}</StatusBadge>
          )
        }
        actions={<Ways object={ref} node={answer?.node?.id} />}
      />
      {answer === undefined ? (
        <Card>
          <LoadState
            noun={t('objectNoun')}
            isPending={view.isPending}
            error={view.error}
            onRetry={view.retry}
          >
            {null}
          </LoadState>
        </Card>
      ) : (
        <Shown object={ref} answer={answer} />
      )}
    </>
  );
}

function refOf(kind: KindName, key: string): ObjectRef {
  const [first = '', second] = key.split('/');
  return second === undefined ? { kind, name: first } : { kind, namespace: first, name: second };
}

function Place({ object: { kind, namespace } }: { object: ObjectRef }) {
  const t = useTexts('objects');
  const info: KindInfo = kinds[kind];
  return namespace === undefined ? info.kind : t('kindInNamespace', { kind: info.kind, namespace });
}

/** Where else the object is shown. */
function Ways({ object, node }: { object: ObjectRef; node: string | undefined }) {
  const t = useTexts('objects');
  const page = pageOf(object);
  if (page === undefined && node === undefined) {
    return null;
  }
  return (
    <>
      {page === undefined ? null : (
        <Link href={page.href} prefetch={false} className={buttonClass()}>
          {t(page.label)}
        </Link>
      )}
      {node === undefined ? null : (
        <Link href={graphHref(node)} prefetch={false} className={buttonClass()}>
          <Workflow aria-hidden />
          {t('showInGraph')}
        </Link>
      )}
    </>
  );
}

function pageOf({ kind, namespace, name }: ObjectRef) {
  if (kind === 'applications') {
    return { href: applicationHref(name), label: 'openApplication' } as const;
  }
  return kind === 'serviceclasses' && namespace !== undefined
    ? ({ href: catalogEntryHref(namespace, name), label: 'openInCatalog' } as const)
    : undefined;
}

interface ShownProps {
  object: ObjectRef;
  answer: ViewAnswer<'object'>;
}

function Shown({ object, answer }: ShownProps) {
  const t = useTexts('objects');
  const [tab, setTab] = useUrlParam('tab', 'details');
  const isConcealed = concealedKinds.has(object.kind);
  const view = tab === 'yaml' && !isConcealed ? 'yaml' : 'details';
  const isUnsaved = useUnsavedText(object, view === 'yaml');
  if (answer.object === undefined) {
    return (
      <Card>
        <EmptyState
          icon={FileQuestion}
          title={t('notThere', { kind: kinds[object.kind].kind, name: object.name })}
        >
          {t('notThereAbout')}
        </EmptyState>
      </Card>
    );
  }
  const details = <ObjectDetails object={object} answer={answer} shown={answer.object} />;
  if (isConcealed) {
    return (
      <div className="grid gap-4">
        <Notice title={t('textNotShown', { kind: kinds[object.kind].kind })}>{t('textNotShownAbout')}</Notice>
        {details}
      </div>
    );
  }
  return (
    <Tabs
      label={t('view')}
      value={view}
      onChange={setTab}
      items={[
        { value: 'details', label: t('details'), content: details },
        {
          value: 'yaml',
          label: isUnsaved ? t('yamlNotSaved') : t('yaml'),
          content: (
            <ObjectEditor
              object={object}
              liveRevision={answer.object.resourceVersion}
              height="max(20rem, calc(100dvh - 20rem))"
            />
          ),
        },
      ]}
    />
  );
}
