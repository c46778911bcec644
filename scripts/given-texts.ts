import { dirname, join } from 'node:path';

/** Sources by their path. */
export type Sources = ReadonlyMap<string, string>;

const imported =
  /(?:^|\n)(?:import|export) (?!type )[^;]*?from '([#.][^']+)';|\bimport\(\s*'([#.][^']+)'\s*\)/g;
const usedRoom = /\buseTexts\(\s*'([a-z-]+)'\s*\)/g;
/** Not those of schemas: readers of requests say them, on the server. */
const saidMessage = /(?<!\bissueText\(\s*)\bmessage\(\s*'([a-z-]+)\./g;
const givenRooms = /<TextBoundary\s+rooms=\{\[([^\]]*)\]\}/g;
const comment = /\/\*\*.*?\*\//gs;
/** What runs in a browser with a page; the rest of lib stays on the server. */
const inBrowser = /^(components|lib\/client|lib\/domain|lib\/specifications|lib\/[^/]+\.ts)/;
const page = /^app\/(.*\/)?(page|layout)\.tsx$/;

/**
 * Rooms of the catalogue whose texts a page or the layout uses and is not given, a sentence each: all modules are looked at that a
 * browser may load for it, also those that come later.
 */
export function missingRooms(sources: Sources): string[] {
  const inLayout = roomsGiven(sources.get('app/layout.tsx') ?? '');
  return [...sources.keys()]
    .filter((file) => page.test(file))
    .flatMap((file) => {
      const given = new Set([...inLayout, ...roomsGiven(sources.get(file) ?? '')]);
      return [...roomsUsed(sources, file)].flatMap(([room, by]) =>
        given.has(room)
          ? []
          : [`${file}: ${by} says texts of ${room}: give the page that room (app/text-boundary.tsx)`],
      );
    });
}

function roomsGiven(text: string): string[] {
  return [...text.matchAll(givenRooms)].flatMap(([, list = '']) =>
    [...list.matchAll(/'([a-z-]+)'/g)].map(([, room = '']) => room),
  );
}

/** Each room that modules behind a page use, with one of them. */
function roomsUsed(sources: Sources, start: string): Map<string, string> {
  const used = new Map<string, string>();
  const seen = new Set([start]);
  const waiting = importsOf(sources, start);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (!seen.has(file) && inBrowser.test(file)) {
      seen.add(file);
      const text = (sources.get(file) ?? '').replace(comment, '');
      for (const [, room = ''] of [...text.matchAll(usedRoom), ...text.matchAll(saidMessage)]) {
        used.set(room, used.get(room) ?? file);
      }
      waiting.push(...importsOf(sources, file));
    }
  }
  return used;
}

function importsOf(sources: Sources, file: string): string[] {
  return [...(sources.get(file) ?? '').matchAll(imported)].map(([, from = '', later = '']) => {
    const path = from === '' ? later : from;
    return path.startsWith('#') ? path.slice(1) : join(dirname(file), path);
  });
}

/** Texts of the catalogue that nothing says, as `room.key`. @param rooms the keys of each room. */
export function unusedTexts(sources: Sources, rooms: Readonly<Record<string, readonly string[]>>): string[] {
  const said = new Set(
    [...sources.values()].flatMap((text) =>
      [...text.matchAll(/'([a-z][\w.-]*)'/gi)].map(([, word = '']) => word),
    ),
  );
  return Object.entries(rooms).flatMap(([room, keys]) =>
    keys
      .map((key) => [`${room}.${key}`, key] as const)
      .flatMap(([id, key]) => (said.has(id) || said.has(key) ? [] : [id])),
  );
}
