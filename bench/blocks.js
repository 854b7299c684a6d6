// Preloaded into a server under test: tells its parent how long it held up everything else at most, as processor time of the
// thread that answers requests, so that other programs on the machine do not count. Linux only.
import { openSync, readSync } from 'node:fs';

const file = openSync('/proc/self/schedstat');
const text = Buffer.alloc(64);

/** Processor time of the main thread so far, in milliseconds. */
function used() {
  const length = readSync(file, text, 0, text.length, 0);
  return Number(text.toString('latin1', 0, length).split(' ', 1)) / 1e6;
}

let longest = 0;
let watching = false;
let last = 0;

/** Runs once in each turn of the event loop. */
function look() {
  const now = used();
  longest = Math.max(longest, now - last);
  last = now;
  if (watching) setImmediate(look);
}

process.on('message', (message) => {
  if (message === 'watch') {
    watching = true;
    longest = 0;
    last = used();
    setImmediate(look);
    process.send('watching');
  } else if (message === 'blocks') {
    watching = false;
    look();
    process.send(longest);
  }
});
// The open channel must not keep the server running, nor its end stop it.
process.channel.unref();
