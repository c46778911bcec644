'use client';

import { useEffect, useState } from 'react';
import { consoleAnswers } from '#lib/client/ask-console.ts';
import { checkConnection } from '#lib/client/connection-check.ts';
import { type Freshness, freshness, useFreshness } from '#lib/client/freshness.ts';
import { pathAskedFor } from '#lib/client/held-link.ts';

const doubtful: readonly Freshness['state'][] = ['reconnecting', 'gone'];

function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
}

function pathOf(link: HTMLAnchorElement, event: MouseEvent): string | undefined {
  const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
  return pathAskedFor(
    {
      href: link.href,
      target: link.target,
      isDownload: link.hasAttribute('download'),
      isPlain: button === 0 && !(metaKey || ctrlKey || shiftKey || altKey),
    },
    window.location.href,
  );
}

/**
 * Holds clicks on links while it is doubtful that the console answers: following them would end in the browser's own error
 * page, and with it everything that was typed.
 * @returns the path that was not opened, until the console answers again.
 */
export function useHeldLink(): string | undefined {
  const { state } = useFreshness();
  const [held, setHeld] = useState<string>();
  useEffect(() => {
    if (!doubtful.includes(state)) {
      setHeld(undefined);
    }
  }, [state]);
  useEffect(() => {
    function onClick(event: MouseEvent): void {
      const link = linkOf(event);
      if (link === null || link === passed || !doubtful.includes(freshness().state)) {
        return;
      }
      const path = pathOf(link, event);
      if (path !== undefined) {
        event.preventDefault();
        event.stopPropagation();
        void follow(link, path);
      }
    }
    async function follow(link: HTMLAnchorElement, path: string): Promise<void> {
      if (await consoleAnswers()) {
        // a click again, so that whoever else has a say in leaving the page is asked
        passed = link;
        link.click();
        passed = undefined;
      } else {
        setHeld(path);
        checkConnection();
      }
    }
    let passed: HTMLAnchorElement | undefined;
    // before the page's own handlers, which would begin to navigate
    window.addEventListener('click', onClick, { capture: true });
    return () => window.removeEventListener('click', onClick, { capture: true });
  }, []);
  return held;
}
