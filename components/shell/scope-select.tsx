'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useState } from 'react';
import { Select } from '#components/ui/select.tsx';
import { chooseScope, useScope } from '#lib/client/scope.tsx';
import { isScoped, scopedHref } from '#lib/client/scoped-href.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';

/** The namespace that somebody works in: lists show what is in it, this page's at once. */
export function ScopeSelect() {
  const t = useTexts('shell');
  const scope = useScope();
  const router = useRouter();
  const path = usePathname();
  // who never reaches for it has no list of namespaces loaded
  const [isWanted, setWanted] = useState(false);
  const { answer } = useView('binding-namespaces', { chosen: scope }, { enabled: isWanted });
  const names = (answer?.options ?? []).map(({ id }) => id);
  const shown = scope === '' || names.includes(scope) ? names : [scope, ...names];

  function choose(namespace: string): void {
    chooseScope(namespace);
    if (isScoped(path)) {
      router.push(scopedHref(path, namespace));
    }
  }

  return (
    <Select
      aria-label={t('namespaceOfLists')}
      value={scope}
      onFocus={() => setWanted(true)}
      onPointerEnter={() => setWanted(true)}
      onChange={(event) => choose(event.target.value)}
      className="hidden w-44 md:block [&_select]:h-8"
    >
      <option value="">{t('allNamespaces')}</option>
      {shown.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </Select>
  );
}
