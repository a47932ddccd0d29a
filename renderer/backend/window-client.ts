import { createClient } from './client.ts'
import { connectThroughWindow } from './window-port.ts'

/** Imported first: the line to the backend is laid while the rest of the page is read. */
export const client = createClient()
connectThroughWindow(client)
