// Edits as in update operations: absent fields stay, null removes.

/** An edit of a `T`; only its optional fields can be removed. */
export type Edit<T> = {
  readonly [Name in keyof T]?: T[Name] | (Record<never, never> extends Pick<T, Name> ? null : never);
};

/** Returns `before` with an edit applied. */
export function edited<T extends object>(before: T, edit: Edit<NoInfer<T>>): T {
  const kept = Object.entries({ ...before, ...edit }).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as T; // The type of an edit allows null only for optional fields.
}
