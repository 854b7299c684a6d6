/** Whether a text speaks of a field: of the field, or of the plain list that it is an element of. */
export function names(text: string, path: readonly string[]): boolean {
  const field = path.join('.');
  const list = path.slice(0, -1).join('.');
  const within = (place: string) =>
    place !== '' &&
    ` ${text}`
      .split(` ${place}`)
      .slice(1)
      .some((rest) => /^([ .,:;']|$)/.test(rest));
  return within(field) || (/^\d+$/.test(path.at(-1)!) && within(list));
}
