/** Calls back once, and holds no process open: a client that is gone takes the server with it. @returns what cancels it */
export function quietTimer(work: () => void, milliseconds: number): () => void {
  const armed = setTimeout(work, milliseconds);
  armed.unref();
  return () => clearTimeout(armed);
}
