import { z } from 'zod';
import { message, type Tell } from '../texts/message.ts';
import { hasUserinfo } from './has-userinfo.ts';
import { isTargetUrl } from './target-url.ts';

/** A URL in a form of the console, or nothing; the registry takes it (connectivity contract 3.3). */
export function formUrl(tell: Tell) {
  return z
    .string()
    .trim()
    .refine((text) => text === '' || isTargetUrl(text), tell(message('services.formNoUrl')))
    .refine((text) => !hasUserinfo(text), tell(message('services.formUserinfo')));
}
