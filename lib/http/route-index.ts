/** Knows which paths exist, whatever the method: what tells 405 from 404. */
export interface RouteIndex {
  /** @param pattern a route of the router, with `:name` and `*` */
  add(pattern: string): void;
  has(path: string): boolean;
}

export function createRouteIndex(): RouteIndex {
  const patterns = new Map<string, RegExp>();
  return {
    add(pattern) {
      if (!patterns.has(pattern)) {
        patterns.set(pattern, toExpression(pattern));
      }
    },
    has: (path) => [...patterns.values()].some((expression) => expression.test(path)),
  };
}

function toExpression(pattern: string): RegExp {
  const source = pattern
    .split('/')
    .map((segment) => {
      if (segment.startsWith(':')) {
        return '[^/]+';
      }
      return segment.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    })
    .join('/');
  return new RegExp(`^${source}$`);
}
