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

interface State<T> {
  value?: T | undefined;
  error?: Rejection;
  /** The inputs that it belongs to. */
  of: string;
}

/** Calls `load` when one of `inputs` changes, and after each change in the project unless `live` is false. */
export function useLoaded<T>(load: () => Promise<T>, inputs: readonly unknown[], live = true): Loaded<T> {
  const [state, setState] = useState<State<T>>({ of: '' });
  const reload = useRef(() => {});
  const of = JSON.stringify(inputs);
  useEffect(() => {
    let stopped = false;
    reload.current = oneAtATime(async () => {
      if (stopped) return;
      try {
        const value = await load();
        if (!stopped) setState({ value, of });
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        if (stopped) return;
        // A simulator that does not answer at the moment leaves on the page what was there.
        const kept = (last: State<T>): boolean => error.status === 0 && last.of === of;
        setState((last) => ({ value: kept(last) ? last.value : undefined, error, of }));
      }
    });
    const unsubscribe = live ? pulse.subscribe(() => reload.current()) : undefined;
    if (!live) reload.current();
    return () => {
      stopped = true;
      unsubscribe?.();
    };
  }, [of]);
  const fresh = state.of === of;
  return {
    value: fresh ? state.value : undefined,
    error: fresh ? state.error : undefined,
    reload: () => reload.current(),
    change: async (call) => {
      if (await attempt(call)) reload.current();
    },
  };
}

/** Runs a task again if it was asked for meanwhile, with a pause as long as the task took: a busy project is not asked all the time. */
function oneAtATime(task: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    const start = performance.now();
    try {
      await task();
    } finally {
      setTimeout(() => {
        running = false;
        if (again) {
          again = false;
          void run();
        }
      }, performance.now() - start);
    }
  };
  return () => void run();
}
