/** An element as it stands in a text. */
export interface XmlElement {
  /** Without its prefix. */
  name: string;
  /** By their names without prefixes, decoded. */
  attributes: Record<string, string>;
  children: XmlElement[];
  /** Characters before it, and up to its end. */
  start: number;
  end: number;
}

const tag =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>/g;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The root element of well-formed XML; no parser of Mooring's has a part in it. */
export function xmlTree(text: string): XmlElement {
  const top: XmlElement = { name: '', attributes: {}, children: [], start: 0, end: text.length };
  const open = [top];
  for (const match of text.matchAll(tag)) {
    const [all, closes, name, attributes = '', closesItself] = match;
    const end = match.index + all.length;
    if (closes === '/') {
      const closed = open.pop();
      if (closed !== undefined) {
        closed.end = end;
      }
    } else if (name !== undefined) {
      const element = {
        name: localName(name),
        attributes: attributesOf(attributes),
        children: [],
        start: match.index,
        end,
      };
      open.at(-1)?.children.push(element);
      if (closesItself !== '/') {
        open.push(element);
      }
    }
  }
  const [root] = top.children;
  if (root === undefined || open.length !== 1) {
    throw new Error('This is no well-formed XML.');
  }
  return root;
}

/** All elements of a name below another one, at any depth. */
export function elementsOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsOf(child, name),
  ]);
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(attribute)].map(([, name = '', double, single]) => [
      localName(name),
      decoded(double ?? single ?? ''),
    ]),
  );
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(#x?)?(\w+);/g, (all, number: string | undefined, name: string) =>
    number === undefined
      ? (characters[name] ?? all)
      : String.fromCodePoint(Number.parseInt(name, number === '#x' ? 16 : 10)),
  );
}
