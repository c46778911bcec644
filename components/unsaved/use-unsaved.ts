'use client';

import { useCallback, useEffect, useRef } from 'react';
import { loadLeaveDialog } from './load-leave-dialog.ts';
import { type Unsaved, unsavedWork } from './unsaved-work.ts';

/**
 * While there is something, whoever leaves by link, history, panel or window is asked first.
 * @returns leaves this by a step that is none of those, such as to another tab; asks about this alone
 */
export function useUnsaved(unsaved: Unsaved | undefined): (go: () => void) => void {
  const latest = useRef(unsaved);
  latest.current = unsaved;
  const added = useRef<Unsaved>(undefined);
  const what = unsaved?.what;
  const isKept = unsaved?.drop !== undefined;
  useEffect(() => {
    if (what === undefined) {
      return;
    }
    const own = { what, drop: isKept ? () => latest.current?.drop?.() : undefined };
    const end = unsavedWork.add(own);
    loadLeaveDialog().catch(() => undefined);
    added.current = own;
    return () => {
      added.current = undefined;
      end();
    };
  }, [what, isKept]);
  return useCallback((go) => {
    if (added.current === undefined) {
      go();
    } else {
      unsavedWork.leave(go, added.current);
    }
  }, []);
}
