'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { kindSchemaQuery } from '#lib/client/kind-schema.ts';
import { useTell } from '#lib/client/texts.tsx';
import type { KindName } from '#lib/domain/kubernetes/kinds.ts';
import type { EditorProblem } from './editor-problem.ts';
import type { ObjectAssist } from './object-assist.ts';

const checkAfterMs = 300;

/** Proposals, explanations and problems for the YAML of an object, by what the cluster says of its kind. */
export function useObjectAssist(
  kind: KindName,
  { base, text }: { base: string; text: string },
): { assist: ObjectAssist | undefined; problems: readonly EditorProblem[] } {
  const tell = useTell();
  const { data: schema, isPending } = useQuery(kindSchemaQuery(kind));
  const [assist, setAssist] = useState<ObjectAssist>();
  const [problems, setProblems] = useState<readonly EditorProblem[]>([]);

  useEffect(() => {
    let isLeft = false;
    if (!isPending) {
      // without this code the editor is a plain one
      import('./object-assist.ts').then(
        ({ createObjectAssist }) => isLeft || setAssist(createObjectAssist(schema ?? undefined, tell)),
        () => undefined,
      );
    }
    return () => {
      isLeft = true;
    };
  }, [isPending, schema, tell]);
  useEffect(() => {
    const timer = setTimeout(() => setProblems(assist?.check(text, base) ?? []), checkAfterMs);
    return () => clearTimeout(timer);
  }, [assist, base, text]);
  return { assist, problems };
}
