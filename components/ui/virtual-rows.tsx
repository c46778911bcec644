'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

export interface VirtualRowsProps {
  count: number;
  columnCount: number;
  /** Of a row that was never in sight. */
  rowHeightPx: number;
  renderRow(index: number, measure: (element: HTMLTableRowElement | null) => void): ReactNode;
}

const overscan = 6;

/** The body of a long table: rows in sight, with space in place of the others. It scrolls with the window. */
export function VirtualRows({ count, columnCount, rowHeightPx, renderRow }: VirtualRowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [topPx, setTopPx] = useState(0);
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    setTopPx(top + window.scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count,
    estimateSize: () => rowHeightPx,
    overscan,
    scrollMargin: topPx,
  });
  const items = virtualizer.getVirtualItems();
  const beforePx = Math.max(0, (items[0]?.start ?? topPx) - topPx);
  const afterPx = Math.max(0, virtualizer.getTotalSize() - ((items.at(-1)?.end ?? topPx) - topPx));
  return (
    <tbody ref={body}>
      <Spacer heightPx={beforePx} columnCount={columnCount} />
      {items.map(({ index }) => renderRow(index, virtualizer.measureElement))}
      <Spacer heightPx={afterPx} columnCount={columnCount} />
    </tbody>
  );
}

function Spacer({ heightPx, columnCount }: { heightPx: number; columnCount: number }) {
  return heightPx === 0 ? null : (
    <tr aria-hidden>
      <td colSpan={columnCount} style={{ height: heightPx, padding: 0 }} />
    </tr>
  );
}
