// Preloaded into a server under test, with --expose-gc: answers each message of the parent with its live heap in MiB.
process.on('message', () => {
  globalThis.gc();
  process.send(process.memoryUsage().heapUsed / 2 ** 20);
});
// The open channel must not keep the server running, nor its end stop it.
process.channel.unref();
