'use client';

import { Contrast as ContrastIcon, Monitor, Moon, Sun } from 'lucide-react';
import { IconButton } from '#components/ui/button.tsx';
import { Menu, MenuChoice, MenuSeparator } from '#components/ui/menu.tsx';
import {
  type Contrast,
  chooseContrast,
  chooseTheme,
  type Theme,
  useColorScheme,
  useContrast,
  useTheme,
} from '#lib/client/theme.ts';

const themeOptions: readonly { value: Theme; label: string; icon: React.ReactNode }[] = [
  { value: 'system', label: 'As the system', icon: <Monitor aria-hidden /> },
  { value: 'light', label: 'Light', icon: <Sun aria-hidden /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
];

const contrastOptions: readonly { value: Contrast; label: string; icon: React.ReactNode }[] = [
  { value: 'system', label: 'As the system', icon: <Monitor aria-hidden /> },
  { value: 'normal', label: 'Normal', icon: <ContrastIcon aria-hidden /> },
  { value: 'more', label: 'High', icon: <ContrastIcon aria-hidden strokeWidth={3} /> },
];

/** The menu of colours and contrast; open from the start, because a click has brought it here. */
export function ThemeChoices() {
  const theme = useTheme();
  const contrast = useContrast();
  const scheme = useColorScheme();
  return (
    <Menu
      defaultOpen
      trigger={<IconButton label="Appearance">{scheme === 'dark' ? <Moon /> : <Sun />}</IconButton>}
    >
      <MenuChoice label="Colours" value={theme} onChange={chooseTheme} options={themeOptions} />
      <MenuSeparator />
      <MenuChoice label="Contrast" value={contrast} onChange={chooseContrast} options={contrastOptions} />
    </Menu>
  );
}
