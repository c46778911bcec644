import { MooringError } from '#lib/errors.ts';

/**
 * The header of each request that the platform makes to an address which an application names: where specifications and
 * tokens are. Whoever receives it knows that the address is an application's word, whatever else the request says.
 */
export const downloadMark = { name: 'x-mooring-download', value: 'for an application' } as const;

/**
 * Keeps a listener of the platform from answering what an application could not ask it for itself.
 * @param value of the header `downloadMark.name`, undefined without it
 * @throws MooringError FORBIDDEN for a request that has the mark.
 */
export function refuseDownload(value: string | string[] | undefined): void {
  if (value !== undefined) {
    throw new MooringError(
      'FORBIDDEN',
      'The address that an application names for its specification or its tokens may not be one of the platform. Register the address of the application itself.',
    );
  }
}
