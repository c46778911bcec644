'use client';

import { useEffect, useRef, useState } from 'react';
import { Textarea } from '#components/ui/input.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { cn } from '#lib/client/cn.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { TabMode } from './editor-keys.ts';
import { type EditorLanguage, editorOptions } from './editor-options.ts';
import { type EditorProblem, markersOf } from './editor-problem.ts';
import type { editor, Monaco } from './monaco.ts';
import { setAssist, type TextAssist } from './text-assist.ts';
import { useMonaco } from './use-monaco.ts';
import { watchEditorKeys } from './watch-editor-keys.ts';

export interface CodeEditorProps {
  value: string;
  onChange?(value: string): void;
  language: EditorLanguage;
  /** What is edited, for those who do not see it: "Specification of the service". */
  ariaLabel: string;
  readOnly?: boolean;
  /** Marked in the text and in the margin. */
  problems?: readonly EditorProblem[];
  /** Proposes and explains what can be written. */
  assist?: TextAssist | undefined;
  /** CSS height; default 20rem. */
  height?: string;
  placeholder?: string;
  className?: string;
}

/** Monaco, loaded when it is first shown; a plain text field where it cannot be loaded. */
export function CodeEditor(props: CodeEditorProps) {
  const { value, onChange, ariaLabel, readOnly = false, height = '20rem', placeholder, className } = props;
  const t = useTexts('editor');
  const monaco = useMonaco();
  const [tab, setTab] = useState<TabMode>('leaves');

  return (
    <div className={cn('group min-w-0', className)} data-editor={monaco.state}>
      <div
        style={{ height }}
        className={cn(
          'overflow-hidden rounded-md border border-line-strong bg-surface',
          'focus-within:outline-2 focus-within:outline-focus',
        )}
      >
        {monaco.state === 'ready' ? (
          <MonacoEditor {...props} monaco={monaco.monaco} tab={tab} onTabMode={setTab} />
        ) : null}
        {monaco.state === 'loading' ? <LoadingEditor label={ariaLabel} /> : null}
        {monaco.state === 'failed' ? (
          <Textarea
            aria-label={ariaLabel}
            value={value}
            readOnly={readOnly}
            placeholder={placeholder}
            spellCheck={false}
            onChange={(event) => onChange?.(event.target.value)}
            className="h-full resize-none rounded-none border-0 font-mono text-sm"
          />
        ) : null}
      </div>
      {readOnly || monaco.state !== 'ready' ? null : (
        <p role="status" className="mt-1 text-xs text-muted opacity-0 group-focus-within:opacity-100">
          {tab === 'indents' ? t('tabIndents') : t('tabLeaves')}
        </p>
      )}
    </div>
  );
}

function LoadingEditor({ label }: { label: string }) {
  const t = useTexts('editor');
  return (
    <div role="status" className="grid gap-2 p-3">
      <span className="sr-only">{t('loading', { label })}</span>
      <Skeleton className="w-2/5" />
      <Skeleton className="w-3/5" />
      <Skeleton className="w-1/2" />
    </div>
  );
}

interface MonacoEditorProps extends CodeEditorProps {
  monaco: Monaco;
  tab: TabMode;
  onTabMode(tab: TabMode): void;
}

function MonacoEditor(props: MonacoEditorProps) {
  const { monaco, value, onChange, language, ariaLabel, readOnly = false, problems, placeholder } = props;
  const { tab, onTabMode, assist } = props;
  const host = useRef<HTMLDivElement>(null);
  const [instance, setInstance] = useState<editor.IStandaloneCodeEditor>();
  const latest = useRef({ value, onChange, readOnly });
  latest.current = { value, onChange, readOnly };

  // biome-ignore lint/correctness/useExhaustiveDependencies: built once; what changes later is applied below
  useEffect(() => {
    if (host.current === null) {
      return;
    }
    const model = monaco.editor.createModel(latest.current.value, language);
    const created = monaco.editor.create(host.current, {
      ...editorOptions,
      model,
      readOnly,
      ariaLabel,
      ...(placeholder === undefined ? {} : { placeholder }),
    });
    const listening = model.onDidChangeContent(() => {
      const text = model.getValue();
      if (text !== latest.current.value) {
        latest.current.value = text;
        latest.current.onChange?.(text);
      }
    });
    const unwatch = watchEditorKeys(host.current, { isReadOnly: () => latest.current.readOnly, onTabMode });
    setInstance(created);
    return () => {
      unwatch();
      listening.dispose();
      created.dispose();
      model.dispose();
    };
  }, [monaco]);

  useEffect(() => {
    const model = instance?.getModel();
    if (model && model.getValue() !== value) {
      // one step of the undo history, so that a text put in from outside can be taken back
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null);
    }
  }, [instance, value]);

  useEffect(() => {
    instance?.updateOptions({ readOnly, ariaLabel, tabFocusMode: readOnly || tab === 'leaves' });
  }, [instance, readOnly, ariaLabel, tab]);

  useEffect(() => {
    const model = instance?.getModel();
    if (model) {
      monaco.editor.setModelLanguage(model, language);
      monaco.editor.setModelMarkers(model, 'mooring', markersOf(monaco, model, problems ?? []));
    }
  }, [instance, monaco, language, problems]);

  useEffect(() => {
    const model = instance?.getModel();
    if (model) {
      setAssist(model, assist);
      const proposes = assist !== undefined && !readOnly;
      instance?.updateOptions({
        quickSuggestions: proposes ? { other: true, strings: true, comments: false } : false,
      });
    }
  }, [instance, assist, readOnly]);

  return <div ref={host} className="h-full" />;
}
