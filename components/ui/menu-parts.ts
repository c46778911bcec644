import { type ComponentType, createContext, type ReactElement, type ReactNode } from 'react';

export interface MenuProps {
  /** The button that opens the menu. */
  trigger: ReactElement;
  children: ReactNode;
  align?: 'start' | 'end';
}

export interface MenuItemProps {
  children: ReactNode;
  onSelect(): void;
  look?: 'normal' | 'danger';
  disabled?: boolean;
}

export interface MenuToggleProps {
  children: ReactNode;
  checked: boolean;
  onChange(checked: boolean): void;
}

export interface MenuChoiceProps<V extends string> {
  label: string;
  value: V;
  onChange(value: V): void;
  options: readonly { value: V; label: string; icon?: ReactNode }[];
}

/** What stands in a menu, as the open menu draws it. */
export interface MenuParts {
  Item: ComponentType<MenuItemProps>;
  Toggle: ComponentType<MenuToggleProps>;
  Choice: ComponentType<MenuChoiceProps<string>>;
  Separator: ComponentType;
}

/** Undefined outside of an open menu. */
export const MenuPartsContext = createContext<MenuParts | undefined>(undefined);
