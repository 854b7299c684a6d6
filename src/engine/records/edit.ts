// Edits as update operations take them: absent fields stay, null removes.

/** An edit of a `T`; only what `T` may lack can be removed. */
export type Edit<T> = {
  readonly [Name in keyof T]?: T[Name] | (Record<never, never> extends Pick<T, Name> ? null : never);
};

/** `before` after an edit. */
export function edited<T extends object>(before: T, edit: Edit<NoInfer<T>>): T {
  const kept = Object.entries({ ...before, ...edit }).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as T; // By the type of an edit, only optional fields have been filtered out.
}
