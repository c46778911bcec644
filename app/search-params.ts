/** The parameters of a page's address, as Next gives them. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One parameter by its name; of several of one name the first. */
export type ReadParam = (name: string, fallback: string) => string;

export function readAddress(params: Awaited<SearchParams>): ReadParam {
  return (name, fallback) => [params[name]].flat()[0] ?? fallback;
}
