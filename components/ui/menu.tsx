'use client';

import { Slot } from 'radix-ui/slot';
import { type ComponentType, type KeyboardEvent, use, useState } from 'react';
import { loadPart } from '#lib/client/load-part.ts';
import {
  type MenuChoiceProps,
  type MenuItemProps,
  MenuPartsContext,
  type MenuProps,
  type MenuToggleProps,
} from './menu-parts.ts';

function loadOpenMenu(): Promise<ComponentType<MenuProps>> {
  return loadPart(() => import('./open-menu.tsx')).then((module) => module.OpenMenu);
}

/** A button with a menu, which is loaded when somebody reaches for it. */
export function Menu(props: MenuProps) {
  const [Opened, setOpened] = useState<ComponentType<MenuProps>>();
  if (Opened !== undefined) {
    return <Opened {...props} />;
  }
  function open(): void {
    void loadOpenMenu().then((loaded) => setOpened(() => loaded));
  }
  return (
    <Slot
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void loadOpenMenu()}
      onFocus={() => void loadOpenMenu()}
      onClick={open}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          open();
        }
      }}
    >
      {props.trigger}
    </Slot>
  );
}

export function MenuItem(props: MenuItemProps) {
  const parts = use(MenuPartsContext);
  return parts === undefined ? null : <parts.Item {...props} />;
}

/** Switched on or off; the menu stays open for the next. */
export function MenuToggle(props: MenuToggleProps) {
  const parts = use(MenuPartsContext);
  return parts === undefined ? null : <parts.Toggle {...props} />;
}

/** A group of which one is chosen. */
export function MenuChoice<V extends string>({ onChange, ...props }: MenuChoiceProps<V>) {
  const parts = use(MenuPartsContext);
  return parts === undefined ? null : <parts.Choice {...props} onChange={(value) => onChange(value as V)} />;
}

export function MenuSeparator() {
  const parts = use(MenuPartsContext);
  return parts === undefined ? null : <parts.Separator />;
}
