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

/** Does the work once what is on its way to the screen has arrived there; the function that it returns calls it off. */
export function whenQuiet(work: () => void): () => void {
  const latest = performance.now() + patience
  let asked = 0
  const ask = () => {
    asked = requestIdleCallback(
      (deadline) => {
        if (deadline.timeRemaining() >= quiet || performance.now() >= latest) work()
        else ask()
      },
      { timeout: patience },
    )
  }
  const callOff = inNextFrame(ask)
  return () => {
    callOff()
    cancelIdleCallback(asked)
  }
}
