/** What `next/headers` tells of the request, in tests of routes (vitest.config.ts): nothing, as of a program that asks. */
export async function headers(): Promise<Headers> {
  return new Headers();
}

export async function cookies(): Promise<{ get(name: string): undefined }> {
  return { get: () => undefined };
}
