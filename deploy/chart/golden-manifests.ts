import { splitManifests } from './split-manifests.ts';

const definition = 'CustomResourceDefinition';

/**
 * What a review of one set of values looks at: each object that it renders otherwise than `others` does, and the names of those
 * that it leaves out. Of the kinds themselves only the names: they are as deploy/crds has them.
 * @param rendered what helm has rendered
 * @param others the same of the default set; undefined for that set itself
 */
export function goldenManifests(rendered: string, others = ''): string {
  const objects = splitManifests(rendered);
  const known = new Map(splitManifests(others).map(({ key, text }) => [key, text]));
  const keys = new Set(objects.map(({ key }) => key));
  const shown = objects.filter(({ key, text }) => known.get(key) !== text);
  const lines = [
    `# ${objects.length} objects`,
    ...[...known.keys()].filter((key) => !keys.has(key)).map((key) => `# without ${key}`),
    ...shown.filter(({ kind }) => kind === definition).map(({ key }) => `# ${key}`),
    ...shown.filter(({ kind }) => kind !== definition).map(({ text }) => `---\n${text}`),
  ];
  return `${lines.join('\n')}\n`;
}
