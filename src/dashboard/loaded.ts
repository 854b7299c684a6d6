// What a room shows: loaded when the room opens, and again whenever something happened.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Rejection } from './client.js';
import { pulse } from './live.js';

export interface Loaded<T> {
  value: T | undefined;
  error: Rejection | undefined;
  reload(): void;
}

/** Calls `load` when one of `inputs` changes and after each change in the project; a late answer never replaces a newer one. */
export function useLoaded<T>(load: () => Promise<T>, inputs: readonly unknown[], live = true): Loaded<T> {
  const [state, setState] = useState<{ value?: T; error?: Rejection; of: string }>({ of: '' });
  const [again, setAgain] = useState(0);
  const newest = useRef(0);
  const of = JSON.stringify(inputs);
  useEffect(() => {
    newest.current += 1;
    const number = newest.current;
    load().then(
      (value) => number === newest.current && setState({ value, of }),
      (error) => {
        if (!(error instanceof Rejection)) throw error;
        if (number === newest.current) setState({ error, of });
      },
    );
  }, [of, again, live ? pulse.value : 0]);
  const fresh = state.of === of;
  return {
    value: fresh ? state.value : undefined,
    error: fresh ? state.error : undefined,
    reload: () => setAgain((count) => count + 1),
  };
}
