// Preloaded into a server under test, with --expose-gc: answers each message of the parent with its live heap in MiB.
process.on('message', () => {
  globalThis.gc();
  process.send(process.memoryUsage().heapUsed / 2 ** 20);
});
// The server ends when it is told to, not when nobody listens any more.
process.channel.unref();
