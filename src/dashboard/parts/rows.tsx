// A list of any length: only the rows in view are in the document.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Pixels beyond the visible part in which rows are drawn, and in which the end counts as in view. */
const margin = 500;

interface RowsOptions<T> {
  label: string;
  items: readonly T[];
  /** Pixels of a row. */
  heightOf(item: T): number;
  keyOf(item: T): string | number;
  children(item: T): ComponentChildren;
  /** Called when the end comes into view. */
  onEnd?: (() => void) | undefined;
  empty: ComponentChildren;
}

export function Rows<T>({ label, items, heightOf, keyOf, children, onEnd, empty }: RowsOptions<T>) {
  const element = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  const tops = topsOf(items, heightOf);
  const total = tops[items.length]!;
  const look = (): void => {
    const { scrollTop, clientHeight } = element.current!;
    // A new object would draw again, and drawing looks again.
    if (scrollTop !== view.top || clientHeight !== view.height) setView({ top: scrollTop, height: clientHeight });
    if (scrollTop + clientHeight > total - margin) onEnd?.();
  };
  const latest = useRef(look);
  latest.current = look;
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => latest.current());
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [items.length]);
  const first = Math.max(
    0,
    tops.findLastIndex((top) => top <= view.top - margin),
  );
  const end = tops.findIndex((top) => top >= view.top + view.height + margin);
  const last = end < 0 ? items.length : end;
  return (
    // A region that scrolls must be reachable with the keyboard.
    <div class="rows" ref={element} onScroll={look} tabIndex={0} role="region" aria-label={label}>
      {items.length === 0 ? (
        <div class="empty">{empty}</div>
      ) : (
        <ul class="slots" style={{ height: `${total}px` }}>
          {items.slice(first, last).map((item, index) => (
            <li
              class="slot"
              key={keyOf(item)}
              style={{ top: `${tops[first + index]}px`, height: `${heightOf(item)}px` }}
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

/** Where each row begins, and where the last one ends. */
function topsOf<T>(items: readonly T[], heightOf: (item: T) => number): number[] {
  const tops = [0];
  for (const item of items) tops.push(tops.at(-1)! + heightOf(item));
  return tops;
}
