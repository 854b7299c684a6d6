// The Markdown that the document uses: paragraphs, lists, code, strong text and links. Everything else is shown as text.
import type { ComponentChild } from 'preact';

const inline = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)|<(https?:[^>\s]+)>/g;

function spans(text: string): ComponentChild[] {
  const out: ComponentChild[] = [];
  let from = 0;
  for (const match of text.matchAll(inline)) {
    out.push(text.slice(from, match.index));
    const [whole, code, strong, label, target, address] = match;
    if (code !== undefined) out.push(<code>{code}</code>);
    else if (strong !== undefined) out.push(<strong>{spans(strong)}</strong>);
    else {
      const href = target ?? address ?? '';
      // No other scheme: a document can carry texts of a scenario.
      out.push(/^(?:https?:|[./#])/.test(href) ? <a href={href}>{label ?? href}</a> : whole);
    }
    from = match.index + whole.length;
  }
  out.push(text.slice(from));
  return out;
}

function block(text: string): ComponentChild {
  const lines = text.trim().split('\n');
  const first = lines.findIndex((line) => line.startsWith('- '));
  if (first === -1) return <p>{spans(text)}</p>;
  // A line that does not begin an item continues the one before.
  const items: string[] = [];
  for (const line of lines.slice(first)) {
    if (line.startsWith('- ')) items.push(line.slice(2));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return (
    <>
      {first > 0 && <p>{spans(lines.slice(0, first).join('\n'))}</p>}
      <ul>
        {items.map((item) => (
          <li>{spans(item)}</li>
        ))}
      </ul>
    </>
  );
}

/** Code between fences is a block of its own; blank lines separate the others. */
const fence = /^```\w*\n(.*?)^```$/gms;

export function Markdown({ text }: { text: string }) {
  // Every second part is the code of a fence.
  const parts = text.trim().split(fence);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <pre>{part.trimEnd()}</pre>
        ) : (
          part
            .split(/\n{2,}/)
            .filter((each) => each.trim() !== '')
            .map(block)
        ),
      )}
    </>
  );
}
