/** Does the work in the coming frame; the function that it returns calls it off. */
export function inNextFrame(work: () => void): () => void {
  const frame = requestAnimationFrame(work)
  return () => {
    cancelAnimationFrame(frame)
  }
}

/** A window with nothing to do has this long, in milliseconds; between two frames of something that moves there is less. */
const quiet = 25
/** What a window that is never quiet puts off no longer, in milliseconds. */
const patience = 300

const waiting = new Set<() => void>()

/** Does the work once what is on its way to the screen has arrived there, all at once; the function that it returns calls it off. */
export function whenQuiet(work: () => void): () => void {
  const own = () => {
    work()
  }
  waiting.add(own)
  if (waiting.size === 1) awaitQuiet()
  return () => {
    waiting.delete(own)
  }
}

function awaitQuiet(): void {
  const latest = performance.now() + patience
  const ask = () => {
    requestIdleCallback(
      (deadline) => {
        if (deadline.timeRemaining() < quiet && performance.now() < latest) {
          ask()
          return
        }
        const works = [...waiting]
        waiting.clear()
        for (const work of works) work()
      },
      { timeout: patience },
    )
  }
  inNextFrame(ask)
}
