import { type ClipboardEvent, type DragEvent, useRef, useState } from "react";

/** Takes files that are dropped or pasted (S0.9, S0.10); `isOver` while some are held above. */
export function useFileDrop(isOff: boolean, onFiles: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false);
  const depth = useRef(0);
  const enter = (by: 1 | -1) => {
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  const drop = {
    onDragEnter: (event: DragEvent) => {
      if (!isOff && hasFiles(event)) enter(1);
    },
    onDragLeave: (event: DragEvent) => {
      if (!isOff && hasFiles(event)) enter(-1);
    },
    onDragOver: (event: DragEvent) => {
      // Without this the browser would open the file in place of the page.
      if (hasFiles(event)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      if (!isOff) onFiles([...event.dataTransfer.files]);
    },
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    // A copied table comes as text and as a picture of it: people mean the text.
    if (isOff || files.length === 0 || event.clipboardData.getData("text/plain") !== "") return;
    event.preventDefault();
    onFiles(files);
  };
  return { isOver, drop, onPaste };
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes("Files");
}
