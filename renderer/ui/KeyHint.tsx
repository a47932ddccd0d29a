/** A key to press, as `Ctrl K`. Shown beside what it does; screen readers get `aria-keyshortcuts` on the button instead. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <kbd className="kw-key" aria-hidden>
      {keys}
    </kbd>
  )
}
