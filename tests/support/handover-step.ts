import type { Locator, Page } from '@playwright/test'

/** On the page of a handover: the next step, by whom of the parents. Answers the panel, which stays open with what is wrong. */
export async function takeHandoverStep(page: Page, step: string, person?: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Volgende stap' }).click()
  const panel = page.getByRole('dialog', { name: 'Volgende stap' })
  await panel.getByRole('radio', { name: step }).check()
  if (person !== undefined) await panel.getByRole('textbox', { name: 'Wie van de ouders' }).fill(person)
  await panel.getByRole('button', { name: 'Stap vastleggen' }).click()
  return panel
}
