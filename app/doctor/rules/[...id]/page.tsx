import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RuleText } from '#components/doctor/rule-text.tsx';
import { readRulePage } from '#lib/operations/doctor/read-rule-page.ts';

interface PageProps {
  params: Promise<{ id: string[] }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await params).id.join('/') };
}

export default async function RulePage({ params }: PageProps) {
  const text = await readRulePage((await params).id.join('/'));
  return text === undefined ? notFound() : <RuleText text={text} />;
}
