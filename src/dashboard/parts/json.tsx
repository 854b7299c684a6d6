// JSON with quiet colours. Every text of a request or a record is shown as text.
import type { ComponentChild } from 'preact';

const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Longer texts are shown without colours. */
const coloured = 200_000;

function parts(text: string): ComponentChild[] {
  const out: ComponentChild[] = [];
  let from = 0;
  for (const match of text.matchAll(token)) {
    out.push(text.slice(from, match.index));
    const [whole, quoted, colon] = match;
    if (quoted !== undefined && colon !== undefined) out.push(<span class="key">{quoted}</span>, colon);
    else out.push(<span class={quoted === undefined ? 'plain' : 'text'}>{whole}</span>);
    from = match.index + whole.length;
  }
  out.push(text.slice(from));
  return out;
}

/** Characters that take no room, or turn the direction of what follows: shown as JSON can write them. */
const invisible = /[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

export const written = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '').replace(invisible, escaped);

export function Json({ value, label }: { value: unknown; label: string }) {
  const text = written(value);
  return (
    // A region that scrolls must be reachable with the keyboard.
    <pre tabIndex={0} role="region" aria-label={label}>
      {text.length > coloured ? text : parts(text)}
    </pre>
  );
}
