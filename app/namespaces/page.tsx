import type { Metadata } from 'next';
import { NamespacesMatrix } from '#components/namespaces/namespaces-matrix.tsx';

export const metadata: Metadata = { title: 'Namespaces' };

export default function NamespacesPage() {
  return <NamespacesMatrix />;
}
