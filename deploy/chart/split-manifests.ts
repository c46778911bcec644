/** One object as helm has written it. */
export interface ManifestText {
  kind: string;
  /** Kind, namespace (`-` for an object of the cluster) and name, with blanks between them. */
  key: string;
  text: string;
}

/**
 * The objects of what helm renders, without reading them as YAML: kinds are long.
 * @throws Error for one that does not say what it is in lines of their own.
 */
export function splitManifests(rendered: string): ManifestText[] {
  return rendered
    .split(/^---\n/m)
    .map((text) => text.trimEnd())
    .filter((text) => text !== '')
    .map((text) => {
      const kind = /^kind: (\S+)$/m.exec(text)?.[1];
      const metadata = /^metadata:\n((?: .*\n)+)/m.exec(`${text}\n`)?.[1] ?? '';
      const name = /^ {2}name: "?([^"\s]+)"?$/m.exec(metadata)?.[1];
      const namespace = /^ {2}namespace: (\S+)$/m.exec(metadata)?.[1] ?? '-';
      if (kind === undefined || name === undefined) {
        throw new Error(`This has no kind or no name: ${text.slice(0, 200)}`);
      }
      return { kind, key: [kind, namespace, name].join(' '), text };
    });
}
