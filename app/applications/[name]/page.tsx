import type { Metadata } from 'next';
import { Cockpit } from '#components/applications/cockpit.tsx';

interface PageProps {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) };
}

export default async function ApplicationPage({ params }: PageProps) {
  return <Cockpit name={decodeURIComponent((await params).name)} />;
}
