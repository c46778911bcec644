import { hashKey } from '@tanstack/react-query';
import type { ViewName, ViewQuery } from '#lib/domain/view/views.ts';
import { viewQueryKey } from './view-query.ts';

/** A view that the tab shows. */
export interface FollowedView {
  name: ViewName;
  query: ViewQuery<ViewName>;
  /** How many parts of the page show it. */
  count: number;
  /** How often the stream has written it. */
  writes: number;
  /** The stream could not follow it. */
  isFailed: boolean;
}

/** The views that a tab shows, by the hash of their query key. */
export interface FollowedViews extends ReadonlyMap<string, FollowedView> {
  /** Says whether nobody had shown it before. */
  add<N extends ViewName>(name: N, query: ViewQuery<N>): { hash: string; isNew: boolean };
  /** Says whether nobody shows it any more. */
  remove(hash: string): boolean;
}

export function createFollowedViews(): FollowedViews {
  const views = new Map<string, FollowedView>();
  return Object.assign(views, {
    add<N extends ViewName>(name: N, query: ViewQuery<N>) {
      const hash = hashKey(viewQueryKey(name, query));
      const known = views.get(hash);
      if (known === undefined) {
        views.set(hash, { name, query, count: 1, writes: 0, isFailed: false });
      } else {
        known.count += 1;
      }
      return { hash, isNew: known === undefined };
    },
    remove(hash: string) {
      const known = views.get(hash);
      if (known !== undefined) {
        known.count -= 1;
      }
      return known?.count === 0 && views.delete(hash);
    },
  });
}
