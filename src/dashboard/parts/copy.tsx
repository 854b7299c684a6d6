// A button that puts a text on the clipboard, and says that it did.
import { useState } from 'preact/hooks';

export function Copy({ text, children }: { text: string; children: string }) {
  const [done, setDone] = useState(false);
  return (
    <button
      type="button"
      onClick={async () => {
        await copied(text);
        setDone(true);
        setTimeout(() => setDone(false), 1500);
      }}
    >
      <span aria-live="polite">{done ? 'Copied' : children}</span>
    </button>
  );
}

/** The clipboard is closed to pages without TLS that are not on this machine: a selection serves there. */
async function copied(text: string): Promise<void> {
  if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
