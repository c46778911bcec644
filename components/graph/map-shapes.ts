import type { Health } from '#lib/domain/health/health.ts';
import type { GraphPicture, Place, Positions } from './graph-layout.ts';

/** What the map of a picture draws: a path for all cards of a state, however many there are. */
export interface MapShapes {
  /** Pixels of the picture. */
  width: number;
  height: number;
  paths: { state: Health | 'fold'; path: string }[];
}

export function mapShapes(picture: GraphPicture, positions: Positions): MapShapes {
  const places = [...positions.values()];
  const paths = new Map<Health | 'fold', string>();
  const add = (state: Health | 'fold', place: Place | undefined) => {
    if (place !== undefined) {
      paths.set(
        state,
        `${paths.get(state) ?? ''}M${place.x} ${place.y}h${place.width}v${place.height}h-${place.width}z`,
      );
    }
  };
  for (const { id, fold } of picture.blocks) {
    if (fold !== undefined) {
      add('fold', positions.get(id));
    }
  }
  for (const { id, health } of picture.nodes) {
    add(health.status, positions.get(id));
  }
  return {
    width: Math.max(1, ...places.map(({ x, width }) => x + width)),
    height: Math.max(1, ...places.map(({ y, height }) => y + height)),
    paths: [...paths].map(([state, path]) => ({ state, path })),
  };
}
