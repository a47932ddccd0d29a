import {
  ActionIcon,
  Button,
  createTheme,
  Drawer,
  Menu,
  Modal,
  Popover,
  Select,
  Tabs,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorSchemeManager,
  type MantineColorsTuple,
} from '@mantine/core'

/** The one strong colour. 7 is the petrol of the app's icon; 6 fills buttons in the dark, where white on it still passes AA. */
const petrol: MantineColorsTuple = [
  '#eef7f7',
  '#d6eaeb',
  '#b4dadd',
  '#8cc7cc',
  '#5fb1b9',
  '#3e9fa9',
  '#17808a',
  '#006872',
  '#005159',
  '#003b41',
]

/** The accent: only for what is selected or needs an eye. */
const saffraan: MantineColorsTuple = [
  '#fef7ea',
  '#fbebcd',
  '#f7d99f',
  '#f2c66f',
  '#edb350',
  '#e8a33d',
  '#c98623',
  '#a0690f',
  '#7a4f08',
  '#553604',
]

/** Dark surfaces lean to petrol; 8 is the page, 7 a card, 2 secondary text that still passes AA on a card. */
const dark: MantineColorsTuple = [
  '#dde3e4',
  '#bcc6c8',
  '#a3afb2',
  '#8b989b',
  '#3d494d',
  '#313c40',
  '#283236',
  '#1d2528',
  '#14191b',
  '#0d1112',
]

const quick = { duration: 120 } as const

export const theme = createTheme({
  colors: { petrol, saffraan, dark },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  black: '#17201f',
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '14px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusClassName: 'kw-focus',
  fontFamily: "'Atkinson Hyperlegible Next Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'Segoe UI Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', size: 'lg' } }),
    Modal: Modal.extend({
      defaultProps: { transitionProps: quick, centered: true, size: 'lg', padding: 'lg', overlayProps: { backgroundOpacity: 0.45 } },
    }),
    // Tabs inside a page look like the tabs between pages.
    Tabs: Tabs.extend({ classNames: { list: 'kw-tab-list', tab: 'kw-tab' } }),
    Drawer: Drawer.extend({ defaultProps: { transitionProps: quick, position: 'right', size: 'lg', padding: 'lg' } }),
    Popover: Popover.extend({ defaultProps: { transitionProps: quick, shadow: 'md' } }),
    Menu: Menu.extend({ defaultProps: { transitionProps: quick, shadow: 'md', position: 'bottom-end' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { transitionProps: quick, openDelay: 300, events: { hover: true, focus: true, touch: false } },
    }),
    // Options that nobody has opened are not drawn: a filter on two hundred groups would hide two hundred elements in the page.
    Select: Select.extend({ defaultProps: { allowDeselect: false, comboboxProps: { transitionProps: quick, keepMounted: false } } }),
  },
})

/** Our own words for surfaces and texts, on top of Mantine's; theme.css uses them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--kw-paper': '#f7f5f1',
    '--kw-card': '#ffffff',
    '--kw-hairline': '#e6e1d8',
    '--kw-quiet-fill': '#f1eee8',
    '--kw-attention': '#a63f06',
    '--kw-good': '#1f6b35',
    '--kw-selected': '#e8a33d',
    '--kw-practice': '#8a4b08',
    '--kw-practice-paper': '#fdf6e9',
    '--kw-focus': '#006872',
    '--mantine-color-text': '#17201f',
    '--mantine-color-dimmed': '#525d63',
    '--mantine-color-placeholder': '#6a757b',
    '--mantine-color-anchor': '#006872',
    '--mantine-color-error': '#a63f06',
    '--mantine-color-default-border': '#cfcabf',
    '--mantine-color-default-hover': '#f4f1ec',
  },
  dark: {
    '--kw-paper': '#14191b',
    '--kw-card': '#1d2528',
    '--kw-hairline': '#313c40',
    '--kw-quiet-fill': '#283236',
    '--kw-attention': '#f2a45c',
    '--kw-good': '#7fcf95',
    '--kw-selected': '#e8a33d',
    '--kw-practice': '#f2c66f',
    '--kw-practice-paper': '#221d12',
    '--kw-focus': '#8cc7cc',
    '--mantine-color-body': '#1d2528',
    '--mantine-color-petrol-light': '#123b40',
    '--mantine-color-petrol-light-hover': '#184b51',
    '--mantine-color-petrol-light-color': '#b4dadd',
    '--mantine-color-text': '#dde3e4',
    '--mantine-color-dimmed': '#a3afb2',
    '--mantine-color-placeholder': '#8b989b',
    '--mantine-color-anchor': '#8cc7cc',
    '--mantine-color-error': '#f2a45c',
    '--mantine-color-default': '#283236',
    '--mantine-color-default-hover': '#313c40',
    '--mantine-color-default-border': '#46545a',
  },
})

/** The colour scheme follows the system and is kept nowhere: nothing of the app is written beside the record. */
export const colorSchemeInMemory: MantineColorSchemeManager = {
  get: () => 'auto',
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}
