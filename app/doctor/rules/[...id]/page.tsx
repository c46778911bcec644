import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageTitle } from '#app/page-title.ts';
import { TextBoundary } from '#app/text-boundary.tsx';
import { RuleText } from '#components/doctor/rule-text.tsx';
import { message } from '#lib/domain/texts/message.ts';
import { readRulePage, ruleTitle } from '#lib/operations/doctor/read-rule-page.ts';

interface PageProps {
  params: Promise<{ id: string[] }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const text = await readRulePage((await params).id.join('/'));
  return pageTitle((text === undefined ? undefined : ruleTitle(text)) ?? message('shell.noSuchRule'));
}

export default async function RulePage({ params }: PageProps) {
  const text = await readRulePage((await params).id.join('/'));
  return text === undefined ? (
    notFound()
  ) : (
    <TextBoundary rooms={['doctor']}>
      <RuleText text={text} />
    </TextBoundary>
  );
}
