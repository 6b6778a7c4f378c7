/** Keeps the whole site at hand, so that it works without a network. */

/** Set by the build: every file of the site, and a name that changes with any of them. */
declare const FILES: readonly string[];
declare const VERSION: string;

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll([...FILES])));
  void self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOthers());
});

self.addEventListener("fetch", (event) => {
  event.respondWith(answer(event.request));
});

async function dropOthers(): Promise<void> {
  for (const name of await caches.keys()) if (name !== VERSION) await caches.delete(name);
  await self.clients.claim();
}

async function answer(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: VERSION, ignoreSearch: true });
  return kept ?? fetch(request);
}

export {};
