// What a room shows: loaded when the room opens, and again whenever something happened.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Rejection } from './client.js';
import { pulse } from './live.js';
import { attempt } from './parts/notice.js';

export interface Loaded<T> {
  value: T | undefined;
  error: Rejection | undefined;
  reload(): void;
  /** Carries out what a click asks for, shows a rejection, and loads again after a success. */
  change(call: () => Promise<unknown>): Promise<void>;
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
  const reload = (): void => setAgain((count) => count + 1);
  return {
    value: fresh ? state.value : undefined,
    error: fresh ? state.error : undefined,
    reload,
    change: async (call) => {
      if (await attempt(call)) reload();
    },
  };
}
