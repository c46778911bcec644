import { config } from 'zod/v4/core';

// Next runs this before any code of a page. Zod would try out eval, which the page's policy forbids: each try is a report
config({ jitless: true });
