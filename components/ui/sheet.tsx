'use client';

import { X } from 'lucide-react';
import * as Radix from 'radix-ui/dialog';
import type { ReactNode } from 'react';
import { cn } from '#lib/client/cn.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { IconButton } from './button.tsx';
import { useReturnFocus } from './use-return-focus.ts';

export interface SheetProps {
  open: boolean;
  /** It never opens itself. */
  onClose(): void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  side?: 'right' | 'left';
  /** `wide` holds an editor. */
  width?: 'narrow' | 'normal' | 'wide';
  /** False leaves the page behind usable (a panel beside a graph). */
  modal?: boolean;
}

const widths = { narrow: 'sm:w-72', normal: 'sm:w-[30rem]', wide: 'sm:w-[48rem]' } as const;

/** A panel from the edge of the window: details of what was chosen, while its context stays in sight. */
export function Sheet(props: SheetProps) {
  const t = useTexts('ui');
  const { open, onClose, title, description, children, footer, side = 'right', width = 'normal' } = props;
  const { modal = true } = props;
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={(isOpen) => isOpen || onClose()} modal={modal}>
      <Radix.Portal>
        {modal ? <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-veil" /> : null}
        <Radix.Content
          {...returnFocus}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          onInteractOutside={(event) => {
            if (!modal) {
              event.preventDefault();
            }
          }}
          className={cn(
            'fixed inset-y-0 z-50 flex w-full max-w-full animate-fade flex-col border-line bg-surface shadow-float',
            side === 'right' ? 'right-0 border-l' : 'left-0 border-r',
            side === 'left' && 'w-64',
            widths[width],
          )}
        >
          <div className="flex items-start justify-between gap-4 border-b border-line px-4 py-3">
            <div className="min-w-0">
              <Radix.Title className="truncate text-lg font-semibold">{title}</Radix.Title>
              {description === undefined ? null : (
                <Radix.Description className="text-sm text-muted">{description}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton label={t('close')}>
                <X />
              </IconButton>
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
          {footer === undefined ? null : (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{footer}</div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
