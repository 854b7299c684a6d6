// Inputs for the data of an event: a choice where the values are known, else a text.

import { words } from './chip.js';
import { Choice, Field } from './field.js';

export type EventData = Readonly<Record<string, string>>;

interface DataOptions {
  takes: Readonly<Record<string, readonly string[]>>;
  data: EventData;
  onInput(data: EventData): void;
}

export function DataFields({ takes, data, onInput }: DataOptions) {
  return (
    <>
      {Object.entries(takes).map(([name, values]) =>
        values.length > 0 ? (
          <Choice
            key={name}
            label={name}
            value={data[name] ?? ''}
            onInput={(value) => onInput({ ...data, [name]: value })}
            options={[['', '(default)'], ...values.map((value) => [value, words(value)] as const)]}
          />
        ) : (
          <Field
            key={name}
            label={name}
            value={data[name] ?? ''}
            onInput={(value) => onInput({ ...data, [name]: value })}
            hint="empty: the default"
          />
        ),
      )}
    </>
  );
}

/** Data as it is filled in. */
export const dataOf = (data: Readonly<Record<string, unknown>>): EventData =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );

/** What was filled in; texts that are JSON numbers, lists or objects as such. */
export function given(data: EventData): Record<string, unknown> | undefined {
  const filled = Object.entries(data).filter(([, value]) => value !== '');
  if (filled.length === 0) return undefined;
  return Object.fromEntries(filled.map(([name, value]) => [name, jsonOrText(value)]));
}

function jsonOrText(text: string): unknown {
  if (!/^(?:[[{]|true$|false$|null$|-?\d+(?:\.\d+)?$)/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
