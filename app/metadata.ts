import type { Metadata } from 'next';

/** What every page says of itself; the icons lie in public/, drawn by scripts/draw-icons.ts. */
export const rootMetadata = {
  title: { template: '%s · Mooring', default: 'Mooring' },
  manifest: '/manifest.webmanifest',
  icons: {
    icon: [
      { url: '/favicon.ico', sizes: '16x16 32x32 48x48', type: 'image/x-icon' },
      { url: '/icons/icon-32.png', sizes: '32x32', type: 'image/png' },
      { url: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
    apple: [{ url: '/apple-touch-icon.png', sizes: '180x180', type: 'image/png' }],
  },
} satisfies Metadata;
