import Link from 'next/link';
import { Bollard } from './bollard.tsx';

export function Brand() {
  return (
    <Link href="/" prefetch={false} className="flex h-8 items-center gap-2 rounded-md px-2 font-semibold">
      <Bollard className="size-4 text-accent" />
      Mooring
    </Link>
  );
}
