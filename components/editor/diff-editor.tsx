'use client';

import { useEffect, useRef } from 'react';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { cn } from '#lib/client/cn.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { type EditorLanguage, editorOptions } from './editor-options.ts';
import { LineDiff } from './line-diff.tsx';
import type { Monaco } from './monaco.ts';
import { useMonaco } from './use-monaco.ts';
import { watchEditorKeys } from './watch-editor-keys.ts';

export interface DiffEditorProps {
  original: string;
  modified: string;
  language: EditorLanguage;
  /** What is compared: "Changes to ServiceInstance orders". */
  ariaLabel: string;
  /** CSS height; default 20rem. */
  height?: string;
  className?: string;
}

/** Two texts compared, read only; in one column where there is no room for two. */
export function DiffEditor(props: DiffEditorProps) {
  const { ariaLabel, height = '20rem', className } = props;
  const monaco = useMonaco();
  return (
    <section
      aria-label={ariaLabel}
      style={{ height }}
      data-editor={monaco.state}
      className={cn('overflow-hidden rounded-md border border-line-strong bg-surface', className)}
    >
      {monaco.state === 'ready' ? <MonacoDiff {...props} monaco={monaco.monaco} /> : null}
      {monaco.state === 'loading' ? <Skeleton className="m-3 w-1/2" /> : null}
      {monaco.state === 'failed' ? <LineDiff original={props.original} modified={props.modified} /> : null}
    </section>
  );
}

const modelGraceMs = 2_000;

function MonacoDiff({
  monaco,
  original,
  modified,
  language,
  ariaLabel,
}: DiffEditorProps & { monaco: Monaco }) {
  const t = useTexts('editor');
  const before = t('before', { label: ariaLabel });
  const after = t('after', { label: ariaLabel });
  const host = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = host.current;
    if (element === null) {
      return;
    }
    // one frame later: a comparison that is thrown away at once leaves an error behind
    let comparison: { dispose(): void } | undefined;
    const frame = requestAnimationFrame(() => {
      comparison = createComparison(monaco, element, { original, modified, language, before, after });
    });
    const unwatch = watchEditorKeys(element, { isReadOnly: () => true, onTabMode: () => undefined });
    return () => {
      unwatch();
      cancelAnimationFrame(frame);
      comparison?.dispose();
    };
  }, [monaco, original, modified, language, before, after]);

  return <div ref={host} className="h-full" />;
}

interface Texts extends Pick<DiffEditorProps, 'original' | 'modified' | 'language'> {
  /** What the two sides are called, for those who do not see them. */
  before: string;
  after: string;
}

function createComparison(monaco: Monaco, element: HTMLElement, texts: Texts): { dispose(): void } {
  const models = {
    original: monaco.editor.createModel(texts.original, texts.language),
    modified: monaco.editor.createModel(texts.modified, texts.language),
  };
  const created = monaco.editor.createDiffEditor(element, {
    ...editorOptions,
    readOnly: true,
    originalEditable: false,
    tabFocusMode: true,
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: true,
    hideUnchangedRegions: { enabled: true, contextLineCount: 3 },
    renderOverviewRuler: false,
  });
  const label = () => {
    created.getOriginalEditor().updateOptions({ ariaLabel: texts.before });
    created.getModifiedEditor().updateOptions({ ariaLabel: texts.after });
  };
  // Monaco forgets the labels as soon as any other option changes, and compares for a while
  created.onDidUpdateDiff(label);
  created.setModel(models);
  label();
  return {
    dispose() {
      created.dispose();
      // a comparison that still runs in the worker fails loudly when its texts vanish
      setTimeout(() => {
        models.original.dispose();
        models.modified.dispose();
      }, modelGraceMs);
    },
  };
}
