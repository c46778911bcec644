'use client';

import { Check } from 'lucide-react';
import * as Radix from 'radix-ui/dropdown-menu';
import { cn } from '#lib/client/cn.ts';
import {
  type MenuChoiceProps,
  type MenuItemProps,
  type MenuParts,
  MenuPartsContext,
  type MenuProps,
  type MenuToggleProps,
} from './menu-parts.ts';

const itemClass = cn(
  'flex h-8 cursor-pointer items-center gap-2 rounded-sm px-2 text-sm outline-none select-none',
  'data-highlighted:bg-inset data-disabled:opacity-55 [&_svg]:size-4',
);

const parts: MenuParts = { Item, Toggle, Choice, Separator };

/** A menu that is open from the start, because a click has brought it here. */
export function OpenMenu({ trigger, children, align = 'end' }: MenuProps) {
  return (
    <Radix.Root modal={false} defaultOpen>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-44 animate-rise rounded-md border border-line bg-surface p-1 shadow-float"
        >
          <MenuPartsContext value={parts}>{children}</MenuPartsContext>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Item({ children, onSelect, look = 'normal', disabled = false }: MenuItemProps) {
  return (
    <Radix.Item
      disabled={disabled}
      onSelect={onSelect}
      className={cn(itemClass, look === 'danger' && 'text-bad')}
    >
      {children}
    </Radix.Item>
  );
}

function Toggle({ children, checked, onChange }: MenuToggleProps) {
  return (
    <Radix.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={itemClass}
    >
      <span className="flex-1">{children}</span>
      <Radix.ItemIndicator>
        <Check aria-hidden />
      </Radix.ItemIndicator>
    </Radix.CheckboxItem>
  );
}

function Choice({ label, value, onChange, options }: MenuChoiceProps<string>) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <Radix.Label className="px-2 py-1 text-xs text-muted">{label}</Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={itemClass}>
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <Radix.ItemIndicator>
            <Check aria-hidden />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

function Separator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
