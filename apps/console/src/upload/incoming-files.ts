import { useEffect, useState } from 'react';

/** Takes files that are dropped anywhere on the page or pasted. Returns whether some are held over it right now. */
export function useIncomingFiles(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const listen = <Name extends keyof DocumentEventMap>(name: Name, act: (event: DocumentEventMap[Name]) => void) =>
      document.addEventListener(name, act, { signal: listening.signal });
    const hold = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Otherwise the browser would leave the page for the file.
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setIsOver(true);
    };
    listen('dragenter', hold);
    listen('dragover', hold);
    listen('dragleave', ({ relatedTarget }) => relatedTarget === null && setIsOver(false));
    listen('drop', (event) => {
      setIsOver(false);
      take(event, event.dataTransfer, onFiles);
    });
    listen('paste', (event) => take(event, event.clipboardData, onFiles));
    return () => listening.abort();
  }, [onFiles]);
  return isOver;
}

function take(event: Event, from: DataTransfer | null, onFiles: (files: readonly File[]) => void): void {
  const files = [...(from?.files ?? [])];
  if (files.length === 0) return;
  event.preventDefault();
  onFiles(files);
}
