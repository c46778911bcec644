import { message } from '#lib/domain/texts/message.ts';
import type { ReadViewsAnswer, ViewRequest } from '#lib/domain/view/view-messages.ts';
import { ApiError, asApiError, errorOf } from './api.ts';
import { askConsole } from './ask-console.ts';
import { parseAnswer } from './exact-text.ts';
import { tellOnPage } from './tell-on-page.ts';
import type { ViewData } from './view-query.ts';

interface Waiting {
  request: ViewRequest;
  resolve(data: ViewData): void;
  reject(error: ApiError): void;
}

let waiting: Waiting[] = [];

/** Asks for the answer of a view; questions of one moment travel together. @throws ApiError when there is none. */
export function readView(request: ViewRequest): Promise<ViewData> {
  return new Promise((resolve, reject) => {
    waiting.push({ request, resolve, reject });
    if (waiting.length === 1) {
      queueMicrotask(() => void askTogether());
    }
  });
}

const answerLeftOut = message('ui.answerLeftOut');

async function askTogether(): Promise<void> {
  const asked = waiting;
  waiting = [];
  try {
    const { results } = await ask(asked.map(({ request }) => request));
    asked.forEach(({ resolve, reject }, index) => {
      const result = results[index];
      if (result === undefined || 'error' in result) {
        const { code, message, hint } = result?.error ?? {
          code: 'INTERNAL',
          message: tellOnPage(answerLeftOut),
        };
        reject(new ApiError(code, message, hint));
      } else {
        resolve(result as ViewData);
      }
    });
  } catch (error) {
    for (const { reject } of asked) {
      reject(asApiError(error));
    }
  }
}

async function ask(views: ViewRequest[]): Promise<ReadViewsAnswer> {
  const { isOk, status, text } = await askConsole('/api/views', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ views }),
  });
  if (!isOk) {
    throw errorOf(status, text);
  }
  return (await parseAnswer(text)) as ReadViewsAnswer;
}
