/** Nothing leaves the browser: neither to the page's server nor to anyone else. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve as listen, type Server } from "../../../packages/browsers/serve.mjs";
import { BROWSERS, type Installed, launch, openOwnPage, SOON, stopBackground, tellPage } from "./browsers";
import { APPEAL_BOX, type Site, serve, story } from "./pages";

const PAGES = { story: story({ inside: APPEAL_BOX }) };

/** Hosts that the browsers themselves call, whatever is installed. */
const BROWSERS_OWN = /(^|\.)(mozilla\.(com|org|net)|firefox\.com|google\.com|googleapis\.com|gstatic\.com|gvt1\.com)$/;

describe.each(BROWSERS)("in %s", (name) => {
  let installed: Installed;
  let site: Site;
  let proxy: Server;
  const called: string[] = [];

  beforeAll(async () => {
    const note = (address = "") => called.push(address.replace(/^\w+:\/\//, "").replace(/[:/].*/, ""));
    proxy = await listen(
      (request, response) => {
        note(request.url);
        response.writeHead(502).end();
      },
      (request, socket) => {
        note(request.url);
        socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      },
    );
    site = await serve(PAGES);
    installed = await launch(name, { proxy: proxy.port, idle: SOON });
  });

  afterAll(async () => {
    await installed?.browser.close();
    site?.close();
    proxy?.stop();
  });

  test("reading, undoing, the extension's pages and a waking background ask nobody for anything", async () => {
    const page = await installed.browser.newPage();
    await page.goto(site.address("story", "open", "quiet.localhost"));
    await page.waitForSelector("#appeal", { hidden: true });
    await tellPage(installed, page.url(), { kind: "show-all" });
    for (const own of ["popup.html", "options.html", "welcome.html"]) await (await openOwnPage(installed, own)).close();
    await stopBackground(name, installed);
    await page.goto(site.address("story", "no scripts", "quiet.localhost"));
    await page.waitForSelector("#appeal", { hidden: true });
    expect(site.requests.filter((path) => path !== "/favicon.ico")).toEqual(["/story", "/story"]);
    expect(called.filter((host) => !BROWSERS_OWN.test(host))).toEqual([]);
  });

  test("the extension's pages could not reach a server if they wanted to", async () => {
    const own = await openOwnPage(installed, "popup.html");
    const address = site.address("story");
    site.requests.length = 0;
    const reached = await own.evaluate(
      (address) =>
        fetch(address).then(
          () => true,
          () => false,
        ),
      address,
    );
    expect(reached).toBe(false);
    expect(site.requests).toEqual([]);
    await own.close();
  });

  // Last: a browser asks again later for a page that it did not get.
  test("what passes the loopback is heard at all", async () => {
    const page = await installed.browser.newPage();
    await page.goto("http://stranger.example/").catch(() => undefined);
    expect(called).toContain("stranger.example");
    await page.close();
  });
});
