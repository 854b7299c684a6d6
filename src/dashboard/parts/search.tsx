// The filter of a room; `/` leads to it.
export function Search({ label, value, onInput }: { label: string; value: string; onInput(value: string): void }) {
  return (
    <input
      type="search"
      data-search
      aria-label={label}
      placeholder={label}
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}

export function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[data-search]')?.focus();
}
