import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RuleText } from '#components/doctor/rule-text.tsx';
import { readRulePage, ruleTitle } from '#lib/operations/doctor/read-rule-page.ts';

interface PageProps {
  params: Promise<{ id: string[] }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const text = await readRulePage((await params).id.join('/'));
  return { title: (text === undefined ? undefined : ruleTitle(text)) ?? 'No such rule' };
}

export default async function RulePage({ params }: PageProps) {
  const text = await readRulePage((await params).id.join('/'));
  return text === undefined ? notFound() : <RuleText text={text} />;
}
