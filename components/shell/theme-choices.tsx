'use client';

import { Contrast as ContrastIcon, Monitor, Moon, Sun } from 'lucide-react';
import { IconButton } from '#components/ui/button.tsx';
import { MenuChoice, MenuSeparator } from '#components/ui/menu.tsx';
import { OpenMenu } from '#components/ui/open-menu.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { chooseContrast, chooseTheme, useColorScheme, useContrast, useTheme } from '#lib/client/theme.ts';

/** The menu of colours and contrast; open from the start, because a click has brought it here. */
export function ThemeChoices() {
  const t = useTexts('shell');
  const theme = useTheme();
  const contrast = useContrast();
  const scheme = useColorScheme();
  return (
    <OpenMenu
      trigger={<IconButton label={t('appearance')}>{scheme === 'dark' ? <Moon /> : <Sun />}</IconButton>}
    >
      <MenuChoice
        label={t('colours')}
        value={theme}
        onChange={chooseTheme}
        options={[
          { value: 'system', label: t('asTheSystem'), icon: <Monitor aria-hidden /> },
          { value: 'light', label: t('light'), icon: <Sun aria-hidden /> },
          { value: 'dark', label: t('dark'), icon: <Moon aria-hidden /> },
        ]}
      />
      <MenuSeparator />
      <MenuChoice
        label={t('contrast')}
        value={contrast}
        onChange={chooseContrast}
        options={[
          { value: 'system', label: t('asTheSystem'), icon: <Monitor aria-hidden /> },
          { value: 'normal', label: t('contrastNormal'), icon: <ContrastIcon aria-hidden /> },
          { value: 'more', label: t('contrastHigh'), icon: <ContrastIcon aria-hidden strokeWidth={3} /> },
        ]}
      />
    </OpenMenu>
  );
}
