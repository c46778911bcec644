'use client';

import { Moon, Sun } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { IconButton } from '#components/ui/button.tsx';
import { loadPart } from '#lib/client/load-part.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useColorScheme } from '#lib/client/theme.ts';

function loadChoices() {
  return loadPart(() => import('./theme-choices.tsx')).then((module) => module.ThemeChoices);
}

// loaded when somebody reaches for it
const ThemeChoices = dynamic(loadChoices, { ssr: false, loading: () => <ThemeButton /> });

function ThemeButton({ onClick }: { onClick?: () => void }) {
  const scheme = useColorScheme();
  const t = useTexts('shell');
  return (
    <IconButton
      label={t('appearance')}
      aria-haspopup="menu"
      onPointerEnter={() => void loadChoices()}
      {...(onClick === undefined ? {} : { onClick })}
    >
      {scheme === 'dark' ? <Moon /> : <Sun />}
    </IconButton>
  );
}

export function ThemeMenu() {
  const [wanted, setWanted] = useState(false);
  return wanted ? <ThemeChoices /> : <ThemeButton onClick={() => setWanted(true)} />;
}
