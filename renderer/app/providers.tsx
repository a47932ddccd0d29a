import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '@mantine/charts/styles.css'
import '../ui/theme.css'
import '../ui/page-tabs.css'
import './frame.css'
import 'dayjs/locale/nl'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { BackendProvider } from '../backend/BackendProvider.tsx'
import type { BackendClient } from '../backend/client.ts'
import { createQueryClient } from '../backend/query-cache.ts'
import { texts } from '../ui/texts.ts'
import { colorSchemeInMemory, cssVariables, theme } from '../ui/theme.ts'

interface ProvidersProps {
  readonly client: BackendClient
  /** Tests switch off transitions and portals. */
  readonly env?: 'default' | 'test'
  readonly children: ReactNode
}

/** Everything that pages expect around them. */
export function Providers({ client, env = 'default', children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient)
  return (
    <I18nextProvider i18n={texts}>
      <QueryClientProvider client={queryClient}>
        <BackendProvider client={client}>
          <MantineProvider
            theme={theme}
            cssVariablesResolver={cssVariables}
            defaultColorScheme="auto"
            colorSchemeManager={colorSchemeInMemory}
            env={env}
          >
            <DatesProvider settings={{ locale: 'nl', firstDayOfWeek: 1, weekendDays: [6, 0] }}>
              <ModalsProvider modalProps={{ closeButtonProps: { 'aria-label': texts.t('common:close') } }}>
                <Notifications position="bottom-right" transitionDuration={120} />
                {children}
              </ModalsProvider>
            </DatesProvider>
          </MantineProvider>
        </BackendProvider>
      </QueryClientProvider>
    </I18nextProvider>
  )
}
