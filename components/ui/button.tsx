'use client';

import { Slot } from 'radix-ui/slot';
import type { ComponentProps } from 'react';
import { cn } from '#lib/client/cn.ts';
import { useConsoleGone } from '#lib/client/freshness.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { Spinner } from './spinner.tsx';

const looks = {
  primary: 'bg-accent text-on-accent border-transparent hover:bg-accent-hover',
  secondary: 'bg-surface text-text border-line-strong/60 hover:bg-inset',
  ghost: 'bg-transparent text-text border-transparent hover:bg-inset',
  danger: 'bg-bad text-on-bad border-transparent hover:bg-bad-hover',
  link: 'bg-transparent text-accent border-transparent px-0 h-auto underline-offset-2 hover:underline',
} as const;

const sizes = {
  sm: 'h-7 px-2 text-sm gap-1 [&_svg]:size-3.5',
  md: 'h-8 px-3 text-sm gap-1.5 [&_svg]:size-4',
  lg: 'h-10 px-4 text-base gap-2 [&_svg]:size-4',
  icon: 'size-8 justify-center [&_svg]:size-4',
} as const;

export interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof looks;
  size?: keyof typeof sizes;
  /**
   * Shows a spinner and refuses clicks while the action runs. A button with it asks the console for something: it refuses
   * clicks, too, while the console does not answer.
   */
  pending?: boolean;
  /** Styles the only child (a link, say) as a button. */
  asChild?: boolean;
}

/** The class names of a button, for elements that must stay what they are. */
export function buttonClass(look: keyof typeof looks = 'secondary', size: keyof typeof sizes = 'md'): string {
  return cn(
    'inline-flex shrink-0 items-center justify-center rounded-md border font-medium whitespace-nowrap select-none',
    'transition-colors duration-100 disabled:opacity-55 disabled:pointer-events-none',
    'aria-disabled:opacity-55 aria-disabled:pointer-events-none',
    sizes[size],
    looks[look],
  );
}

export function Button(props: ButtonProps) {
  const t = useTexts('ui');
  const { look, size, pending, asChild = false, className, children, onClick, ...rest } = props;
  const classes = cn(buttonClass(look, size), className);
  const isOutOfReach = useConsoleGone() && pending !== undefined;
  const isRefusing = pending === true || isOutOfReach;
  if (asChild) {
    return (
      <Slot className={classes} onClick={onClick} {...rest}>
        {children}
      </Slot>
    );
  }
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      // not disabled: that would take the keyboard's focus away from whoever has just pressed it
      aria-disabled={isRefusing || rest['aria-disabled']}
      aria-busy={pending || undefined}
      {...(isOutOfReach ? { title: t('consoleGone') } : {})}
      onClick={isRefusing ? (event) => event.preventDefault() : onClick}
    >
      {pending ? <Spinner /> : null}
      {children}
    </button>
  );
}

/** A square button with an icon; `label` is what it says to those who do not see it. */
export function IconButton({ label, ...props }: Omit<ButtonProps, 'size'> & { label: string }) {
  return <Button look="ghost" {...props} size="icon" aria-label={label} title={label} />;
}
