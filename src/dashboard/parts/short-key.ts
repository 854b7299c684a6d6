/** A key with the beginning of each UUID only, which is enough to tell it from others. */
export const shortKey = (key: string): string => key.replace(/\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f-]{18,}/g, '$1…');
