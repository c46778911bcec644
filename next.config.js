import { PHASE_PRODUCTION_BUILD } from 'next/constants.js';

// more than lib/config/max-specification-bytes.ts lets in: what is too large is to be refused with a sentence, and not cut
const maxRequestBytes = 3 * Number(process.env.MOORING_MAX_SPEC_BYTES || 16 * 1024 * 1024);

/** @type {import('next').NextConfig} */
const nextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  experimental: {
    proxyClientMaxBodySize: maxRequestBytes,
    // a navigation without an answer waits for the console: Next's own way out is the browser's error page
    useOffline: true,
  },
  // `npm run verify` checks types; the build only builds
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@kubernetes/client-node', 'undici', 'pino', '@peculiar/x509'],
};

/**
 * The build leaves what the image takes too: the server with no more of node_modules than it needs. A checkout is served as it is.
 * @param {string} phase
 */
export default (phase) =>
  phase === PHASE_PRODUCTION_BUILD ? { ...nextConfig, output: 'standalone' } : nextConfig;
