import {
  AppWindow,
  Boxes,
  Container,
  KeyRound,
  Layers,
  type LucideIcon,
  Package,
  Plug,
  Shapes,
} from 'lucide-react';
import type { GraphNodeKind } from '#lib/domain/binding/binding-graph-node.ts';

export const nodeIcons: Record<GraphNodeKind, LucideIcon> = {
  application: AppWindow,
  service: Boxes,
  class: Shapes,
  instance: Package,
  binding: KeyRound,
  usage: Plug,
  workload: Layers,
  pod: Container,
};
