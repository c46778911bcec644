import { z } from 'zod';
import { hasUserinfo } from './has-userinfo.ts';
import { isTargetUrl } from './target-url.ts';

/** A URL in a form of the console, or nothing; the registry takes it (connectivity contract 3.3). */
export const formUrl = z
  .string()
  .trim()
  .refine((text) => text === '' || isTargetUrl(text), 'This is no URL, such as https://orders.example.com.')
  .refine(
    (text) => !hasUserinfo(text),
    'Leave user and password out of the URL, where everybody sees them: enter them as credentials.',
  );
