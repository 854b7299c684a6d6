// Labelled inputs.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FieldOptions {
  label: string;
  value: string;
  onInput(value: string): void;
  hint?: string;
  type?: 'text' | 'number' | 'password';
  required?: boolean;
}

export function Field({ label, value, onInput, hint, type = 'text', required = false }: FieldOptions) {
  const id = useId();
  const common = {
    id,
    value,
    required,
    ...(hint && { 'aria-describedby': `${id}-hint` }),
    onInput: (event: { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  };
  const inputs = {
    text: <input type="text" {...common} />,
    number: <input type="number" step="any" {...common} />,
    password: <input type="password" {...common} />,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {inputs[type]}
      {hint && (
        <small id={`${id}-hint`} class="hint">
          {hint}
        </small>
      )}
    </div>
  );
}

export function Area({ label, value, onInput, hint }: Omit<FieldOptions, 'type'>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea id={id} rows={6} value={value} onInput={(event) => onInput(event.currentTarget.value)} />
      {hint && <small class="hint">{hint}</small>}
    </div>
  );
}

interface ChoiceOptions {
  label: string;
  value: string;
  onInput(value: string): void;
  options: readonly (readonly [value: string, text: string])[];
  hidden?: boolean;
  hint?: string | undefined;
}

/** A list to choose from; `hidden` hides the label from view, not from screen readers. */
export function Choice({ label, value, onInput, options, hidden = false, hint }: ChoiceOptions) {
  const id = useId();
  return (
    <div class={hidden ? 'inline' : 'field'}>
      <label for={id} class={hidden ? 'unseen' : ''}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        {...(hint && { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => onInput(event.currentTarget.value)}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
      {hint && (
        <small id={`${id}-hint`} class="hint">
          {hint}
        </small>
      )}
    </div>
  );
}

export function Facts({ children }: { children: ComponentChildren }) {
  return <dl class="facts">{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
