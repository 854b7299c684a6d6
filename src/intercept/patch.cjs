// Leads the connections of a Node program to a simulator, whatever client makes them: Node's and undici's fetch, https, http2,
// axios, got and node-fetch all connect through net.Socket, and start TLS with tls.connect. Plain CommonJS, because Node
// loads it (--require) before the program, in each of its processes and worker threads.
'use strict';

const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');
const tls = require('node:tls');

/**
 * @typedef {object} Target
 * @property {string} host where the simulator listens
 * @property {number} port
 * @property {string} ca its certificate, in PEM
 * @property {readonly string[]} simulated hosts that it stands in for
 * @property {string} domain no other host below it is called
 * @property {readonly string[]} passed except these
 */

/** Installed targets, the latest last: a program that is intercepted may start a simulator of its own. */
const targets = [];
let restore;

/** @param {unknown} host */
function fateOf(host) {
  const target = targets.at(-1);
  if (typeof host !== 'string' || !target) return { fate: 'outside' };
  const name = host.toLowerCase().replace(/\.$/, '');
  if (target.simulated.includes(name)) return { fate: 'simulated', target };
  const below = name === target.domain || name.endsWith(`.${target.domain}`);
  return { fate: below && !target.passed.includes(name) ? 'refused' : 'outside', target };
}

/** The options of a connect call in any of its forms: (options), (port, host), or one list with both inside. */
function optionsOf([first, second, third]) {
  if (Array.isArray(first)) return optionsOf(first);
  if (typeof first === 'object' && first !== null) return first;
  if (typeof first !== 'number' && !/^\d+$/.test(first ?? '')) return {};
  const host = typeof second === 'string' ? { host: second } : {};
  const options = [second, third].find((each) => typeof each === 'object' && each !== null);
  return { port: Number(first), ...host, ...options };
}

/** @param {unknown[]} args */
const callbackOf = (args) => args.flat().findLast((each) => typeof each === 'function');

class NotSimulated extends Error {
  /** @param {string} host @param {Target} target */
  constructor(host, { domain, simulated }) {
    super(
      `${host} is not simulated, and nothing of ${domain} is called for real; call one of ${simulated.join(', ')}, or let it through with --pass-host ${host}`,
    );
    this.name = 'NotSimulated';
    this.code = 'ENOTSIMULATED';
  }
}

function patch() {
  const { connect } = net.Socket.prototype;
  const secureConnect = tls.connect;
  /** Connections to the simulator; they end with the interception. */
  const sockets = new Set();

  // The simulator's proxy refuses the host, too, and thereby counts it: `exec --intercept` says at the end what was refused.
  const report = ({ host, port }, target, done) => {
    const socket = new net.Socket();
    socket
      .on('error', () => {})
      .on('close', done)
      .resume();
    connect.call(socket, { host: target.host, port: target.port });
    socket.end(`CONNECT ${host}:${port} HTTP/1.1\r\nhost: ${host}:${port}\r\n\r\n`);
  };

  const lead = function connectOrLead(...args) {
    const options = optionsOf(args);
    const { fate, target } = options.path ? { fate: 'outside' } : fateOf(options.host);
    if (fate === 'outside') return connect.apply(this, args);
    if (fate === 'refused') {
      this.connecting = true;
      report(options, target, () => this.destroy(new NotSimulated(options.host, target)));
      return this;
    }
    sockets.add(this);
    this.once('close', () => sockets.delete(this));
    // What says how to find or reach the real host does not apply.
    const { lookup, family, hints, localAddress, localPort, autoSelectFamily, ...others } = options;
    return connect.call(this, { ...others, host: target.host, port: target.port }, callbackOf(args));
  };

  const trust = function connectTrusting(...args) {
    const options = optionsOf(args);
    const { fate, target } = fateOf(options.servername || options.host);
    if (fate !== 'simulated') return secureConnect.apply(this, args);
    const secureContext = options.secureContext ?? tls.createSecureContext(options);
    // Also where the program names the authorities that it trusts.
    secureContext.context.addCACert(target.ca);
    return secureConnect.call(this, { ...options, secureContext }, callbackOf(args));
  };
  net.Socket.prototype.connect = lead;
  tls.connect = trust;
  syncBuiltinESMExports();

  return () => {
    // Another patch on top of ours must stay; ours then lets everything pass.
    if (net.Socket.prototype.connect === lead) net.Socket.prototype.connect = connect;
    if (tls.connect === trust) tls.connect = secureConnect;
    syncBuiltinESMExports();
    for (const socket of sockets) socket.destroy();
  };
}

/**
 * Leads connections of this process to a simulator, until the function that it returns is called.
 * @param {Target} target
 */
function install(target) {
  restore ??= patch();
  targets.push(target);
  return () => {
    const place = targets.indexOf(target);
    if (place < 0) return;
    targets.splice(place, 1);
    if (targets.length > 0) return;
    restore();
    restore = undefined;
  };
}

module.exports = { install };
