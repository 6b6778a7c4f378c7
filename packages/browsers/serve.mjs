// @ts-check
/** A server on a free port of the loopback. */

import { createServer } from "node:http";

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string} address without a slash at the end
 * @property {() => void} stop ends what is still on its way, too
 */

/**
 * @param {import("node:http").RequestListener} answer
 * @param {(request: import("node:http").IncomingMessage, socket: import("node:stream").Duplex) => void} [connect] for a proxy
 * @returns {Promise<Server>}
 */
export async function serve(answer, connect) {
  const server = createServer(answer);
  if (connect) server.on("connect", connect);
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port, address: `http://127.0.0.1:${port}`, stop };
}
