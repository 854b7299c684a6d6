// Patterns as testers write them: `*` stands for any text, `?` for one character; case does not matter.

const compiled = new Map<string, RegExp>();

/** More patterns than a person writes: somebody makes them up, and they need not be kept. */
const kept = 1000;

export function matchesGlob(pattern: string, text: string): boolean {
  let expression = compiled.get(pattern);
  if (!expression) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    expression = new RegExp(`^${source}$`, 'is');
    if (compiled.size >= kept) compiled.clear();
    compiled.set(pattern, expression);
  }
  return expression.test(text);
}
