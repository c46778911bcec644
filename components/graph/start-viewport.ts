export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Smaller than this names cannot be read. */
const smallestReadableZoom = 0.75;
const marginPx = 24;

/**
 * Where the picture is first seen from: as wide as it fits while names stay readable, never larger than drawn, from its first link on.
 * Where it does not fit, what is broken first is in sight, as near to its left end as that allows.
 * @param bounds of all links
 * @param broken place of the first link that is broken, if one is
 */
export function startViewport(
  bounds: Place,
  broken: Place | undefined,
  room: { widthPx: number; heightPx: number },
) {
  const fitting = (room.widthPx - 2 * marginPx) / bounds.width;
  const zoom = Math.min(Math.max(fitting, smallestReadableZoom), 1);
  const x = marginPx - bounds.x * zoom;
  const y = marginPx - bounds.y * zoom;
  if (broken === undefined) {
    return { x, y, zoom };
  }
  return {
    x: Math.min(x, room.widthPx - marginPx - (broken.x + broken.width) * zoom),
    y: Math.min(y, room.heightPx - marginPx - (broken.y + broken.height) * zoom),
    zoom,
  };
}
