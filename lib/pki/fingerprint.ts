/** Lower-case hex SHA-256 of a certificate's DER, as Envoy writes it into `Hash=` (connectivity contract 2.10). */
export async function fingerprintOf(der: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', der));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
