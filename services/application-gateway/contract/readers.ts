/** Who reads plain calls: what the contract promises holds for both. */
export const readers = [
  { reader: 'http1/', plainHttp1: true },
  { reader: 'Node and undici', plainHttp1: false },
];
