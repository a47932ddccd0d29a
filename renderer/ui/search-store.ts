import { createSpotlight } from '@mantine/spotlight'

/** Ctrl+K: whether the search is open, and how to open and close it. */
export const [searchStore, search] = createSpotlight()
