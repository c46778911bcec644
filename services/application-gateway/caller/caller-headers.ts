import { connectionOptions } from '../http1/connection-options.ts';
import { headerName, type RawHeaders } from '../http1/header-name.ts';
import { type Rewrite, rewriteAddresses } from './rewrite-addresses.ts';
import { announcedTrailers, trailerFields } from './trailer-fields.ts';

/** What becomes of the headers of an answer. */
export interface AnswerChanges {
  /** Takes the addresses in them. */
  rewrite: Rewrite;
  /** Whether the status makes an absolute `Location` such an address. */
  moved: boolean;
  /** Whether fields may follow the body, so that `Trailer` tells the truth. */
  trailers: boolean;
}

/** Headers of the answer to the caller. A target that repeats `Authorization` would give the registered credentials away. */
export function callerHeaders(given: RawHeaders, { rewrite, moved, trailers }: AnswerChanges): RawHeaders {
  const dropped = connectionOptions(given);
  const headers: RawHeaders = [];
  for (let i = 0; i < given.length; i += 2) {
    const name = given[i] ?? '';
    const value = given[i + 1] ?? '';
    const { hopByHop, lower } = headerName(name);
    const announced = trailers && lower === 'trailer' ? announcedTrailers(value) : '';
    if (announced !== '') {
      headers.push(name, announced);
    }
    if (hopByHop || lower === 'authorization' || dropped?.has(lower)) {
      continue;
    }
    headers.push(name, rewriteAddresses(lower, value, rewrite, moved));
  }
  return headers;
}

/** Fields behind the body of the answer to the caller. */
export function callerTrailers(given: RawHeaders, rewrite: Rewrite): RawHeaders {
  return given.length === 0
    ? given
    : callerHeaders(trailerFields(given), { rewrite, moved: false, trailers: false });
}
