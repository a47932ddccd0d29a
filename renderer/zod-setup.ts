import { z } from 'zod'

/** Imported before any schema is made: the page's security policy forbids the code that zod would otherwise generate. */
z.config({ jitless: true })
