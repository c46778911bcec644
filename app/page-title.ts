import type { Metadata } from 'next';
import type { Sentence } from '#lib/domain/texts/message.ts';
import { readerTells } from './reader-tells.ts';

/** `export const generateMetadata = () => pageTitle(message('settings.title'));` */
export async function pageTitle(title: Sentence): Promise<Metadata> {
  const tell = await readerTells();
  return { title: tell(title) };
}
