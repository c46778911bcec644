import { headerValue, type RawHeaders } from './header-name.ts';

const namesWithAnswers = /^(?:keep-alive|close|upgrade)$/i;

/** Names, in lower case, that `Connection` takes off the message; undefined where it takes off none. */
export function connectionOptions(headers: RawHeaders): Set<string> | undefined {
  const value = headerValue(headers, 'connection');
  if (value === undefined || namesWithAnswers.test(value)) {
    return undefined;
  }
  return new Set(value.split(',').map((name) => name.trim().toLowerCase()));
}
