import type { ServerResponse } from 'node:http';

/**
 * Next hands on each header of a route as a list of one, and its own compression does not know a type that stands in a list: such an
 * answer would travel as it is. A list of one means the same as its only text.
 */
export function writeHeadersAsText(response: ServerResponse): void {
  const { setHeader } = response;
  response.setHeader = (name, value) => {
    const [only, ...others] = Array.isArray(value) ? value : [];
    return setHeader.call(response, name, only === undefined || others.length > 0 ? value : only);
  };
}
