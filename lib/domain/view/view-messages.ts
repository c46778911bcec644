import { z } from 'zod';
import type { ErrorCode } from '#lib/errors.ts';
import type { ViewPatch } from './view-patch.ts';

/** A question of a page. */
export interface ViewRequest {
  view: string;
  query: unknown;
}

const viewRequest = z.strictObject({ view: z.string().max(60), query: z.unknown() });
/** So many views a page has open at most. */
const maxViews = 60;

/** Body of `POST /api/views`. */
export const readViewsRequest = z.strictObject({ views: z.array(viewRequest).min(1).max(maxViews) });

/** Body of `POST /api/views/stream`. */
export const watchViewsRequest = z.strictObject({
  /** The same for all streams of one page: the next takes the place of the one before. */
  page: z.string().min(8).max(60),
  /** With the version that the page has: only what differs from it is told. */
  views: z.array(viewRequest.extend({ version: z.string().max(40).optional() })).max(maxViews),
});

/** As in every failed answer of the console's API. */
export interface ViewProblem {
  code: ErrorCode;
  message: string;
  hint?: string;
}

/** An answer, or why there is none. */
export type ViewResult = { version: string; answer: object } | { error: ViewProblem };

/** What has become of an answer: a whole one, or what leads to it from the one of version `from`. */
export type ViewUpdate = ViewResult | { version: string; from: string; patch: ViewPatch };

/** Answer of `POST /api/views`: results in the order of the questions. */
export interface ReadViewsAnswer {
  results: ViewResult[];
}

/** A line of the stream. `views` has the place of each view in the request beside its update. */
export type ViewMessage =
  | { hello: { connected: boolean } }
  | { source: { connected: boolean } }
  | { views: [number, ViewUpdate][] }
  | { beat: true };
