import { Anchor } from 'lucide-react';
import Link from 'next/link';

export function Brand() {
  return (
    <Link href="/" prefetch={false} className="flex h-8 items-center gap-2 rounded-md px-2 font-semibold">
      <Anchor aria-hidden className="size-4 text-accent" strokeWidth={2.25} />
      Mooring
    </Link>
  );
}
