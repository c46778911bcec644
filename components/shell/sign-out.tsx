'use client';

import { LogOut } from 'lucide-react';
import { IconButton } from '#components/ui/button.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { signOutPath } from '#lib/domain/access/sign-out-path.ts';

/** Who has signed in, and the way out: a form, which the console answers whatever becomes of the page. */
export function SignOut({ name }: { name: string }) {
  const t = useTexts('shell');
  return (
    <form method="post" action={signOutPath} className="flex min-w-0 items-center gap-1">
      <span title={name} className="hidden max-w-48 truncate text-sm text-muted lg:inline xl:hidden">
        {name}
      </span>
      <IconButton type="submit" label={t('signOut', { name })}>
        <LogOut />
      </IconButton>
    </form>
  );
}
