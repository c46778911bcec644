import type { Dispatcher } from 'undici';
import { downloadMark } from './download-mark.ts';

/** For a dispatcher all of whose requests go to addresses that applications name: each carries the mark. */
export function markDownloads(dispatch: Dispatcher.Dispatch): Dispatcher.Dispatch {
  return (options, handler) => dispatch({ ...options, headers: withMark(options.headers) }, handler);
}

function withMark(headers: Dispatcher.DispatchOptions['headers']): Dispatcher.DispatchOptions['headers'] {
  const { name, value } = downloadMark;
  if (Array.isArray(headers)) {
    return [...headers, name, value] as string[];
  }
  const given = headers !== null && headers !== undefined && Symbol.iterator in headers;
  return { ...(given ? Object.fromEntries(headers) : headers), [name]: value };
}
