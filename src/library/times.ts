// Durations and instants as callers of the library pass them. The control API reads every form.

/** A value that is written as a text in JSON, such as `Date`, or the types of `Temporal`. */
export interface Writable {
  toJSON(): string;
}

/** `30d`, `1h30m`, `2 hours`, `PT1H`, or a `Temporal.Duration`. A number has no unit; only 0 is a duration. */
export type Duration = string | 0 | Writable;

/** ISO 8601, with or without a time of day (UTC unless it has an offset), a `Date`, or milliseconds since 1970. */
export type Instant = string | number | Writable;

/** The fields of control bodies that are durations. */
type DurationField = 'by' | 'atMost' | 'after' | 'per' | 'latency' | 'min' | 'max' | 'median';

/** The fields of control bodies that are instants. */
type InstantField = 'now' | 'to';

/** The fields that are real milliseconds. */
type MillisecondsField = 'timeoutMs';

/** An input of the control API, with durations and instants in every form. */
export type Written<Body> = Body extends readonly (infer Item)[]
  ? readonly Written<Item>[]
  : Body extends object
    ? {
        [Field in keyof Body]: string extends Body[Field]
          ?
              | Written<Body[Field]>
              | (Field extends DurationField ? Duration : Field extends InstantField ? Instant : never)
          : Written<Body[Field]> | (Field extends MillisecondsField ? Duration : never);
      }
    : Body;
