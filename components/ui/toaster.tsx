'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { loadPart } from '#lib/client/load-part.ts';
import { subscribeToToasts } from './toast.ts';

const ToasterHost = dynamic(
  () => loadPart(() => import('./toaster-host.tsx')).then((module) => module.ToasterHost),
  {
    ssr: false,
  },
);

/** Where toasts appear; what draws them is loaded with the first one. */
export function Toaster() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => subscribeToToasts(() => setWanted(true)), []);
  return wanted ? <ToasterHost /> : null;
}
