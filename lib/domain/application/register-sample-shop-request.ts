import { z } from 'zod';
import { objectName } from '../kubernetes/object-name.ts';

/** The Application that the sample shop registers its services with. */
export const registerSampleShopRequest = z.object({ application: objectName });

export type RegisterSampleShopRequest = z.infer<typeof registerSampleShopRequest>;
