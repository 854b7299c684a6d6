// What is open beside a list, with the way back to the list.
import type { ComponentChildren } from 'preact';
import { linkTo, place } from '../place.js';

export function Detail({ label, children }: { label: string; children: ComponentChildren }) {
  const { room } = place.value;
  return (
    <section aria-label={label} class="detail">
      <a class="back" href={linkTo(room)} title="Close (Esc)" aria-label={`Back to ${room}`}>
        ✕
      </a>
      <article>{children}</article>
    </section>
  );
}
