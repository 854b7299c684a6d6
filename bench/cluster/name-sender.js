// Loaded into a simulator before it starts (--import): each request that it sends says which process sent it.
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

const { request } = http;
http.request = (url, options, callback) => {
  const sent = request(url, options, callback);
  if (!sent.headersSent) sent.setHeader('x-sender', process.env.SENDER);
  return sent;
};
syncBuiltinESMExports();
