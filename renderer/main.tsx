import './zod-setup.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { Providers } from './app/providers.tsx'
import { createClient } from './backend/client.ts'
import { connectThroughWindow } from './backend/window-port.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')

const client = createClient()
connectThroughWindow(client)

createRoot(root).render(
  <StrictMode>
    <Providers client={client}>
      <App />
    </Providers>
  </StrictMode>,
)
