// A list of any length: only the rows in view are in the document.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows drawn beyond the visible ones. */
const margin = 12;

interface RowsOptions<T> {
  label: string;
  items: readonly T[];
  /** Pixels of a row. */
  height: number;
  keyOf(item: T): string | number;
  children(item: T): ComponentChildren;
  /** Called when the end comes into view. */
  onEnd?: (() => void) | undefined;
  empty: ComponentChildren;
}

export function Rows<T>({ label, items, height, keyOf, children, onEnd, empty }: RowsOptions<T>) {
  const element = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  const look = (): void => {
    const { scrollTop, clientHeight } = element.current!;
    // A new object would draw again, and drawing looks again.
    if (scrollTop !== view.top || clientHeight !== view.height) setView({ top: scrollTop, height: clientHeight });
    if (scrollTop + clientHeight > items.length * height - 400) onEnd?.();
  };
  const latest = useRef(look);
  latest.current = look;
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => latest.current());
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [items.length]);
  const first = Math.max(0, Math.floor(view.top / height) - margin);
  const last = Math.min(items.length, Math.ceil((view.top + view.height) / height) + margin);
  return (
    // A region that scrolls must be reachable with the keyboard.
    <div class="rows" ref={element} onScroll={look} tabIndex={0} role="region" aria-label={label}>
      {items.length === 0 ? (
        <div class="empty">{empty}</div>
      ) : (
        <ul style={{ height: `${items.length * height}px` }}>
          {items.slice(first, last).map((item, index) => (
            <li
              key={keyOf(item)}
              style={{ top: `${(first + index) * height}px`, height: `${height}px` }}
              aria-setsize={items.length}
              aria-posinset={first + index + 1}
            >
              {children(item)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
