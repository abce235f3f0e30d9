import { z } from 'zod'

// Imported first: zod would otherwise try `new Function`, which the page's policy forbids and the browser reports.
z.config({ jitless: true })
