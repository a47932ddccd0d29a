/** The code of the herstelblad, large and in its groups of four, easy to copy by hand. */
export function RecoveryCode({ code, label }: { readonly code: string; readonly label: string }) {
  return (
    <div>
      <div className="kw-row-line">{label}</div>
      <div className="kw-code" role="img" aria-label={code} data-testid="recovery-code">
        {code.split('-').map((group, index) => (
          <span key={`${String(index)} ${group}`}>{group}</span>
        ))}
      </div>
    </div>
  )
}
