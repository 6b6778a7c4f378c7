/** The tab that the popup is about. */

import { useCallback, useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { ask } from "../protocol/client";
import type { TabState, ToContent } from "../protocol/messages";

/** Milliseconds between two looks at a page that changes by itself. */
const REST = 1000;
const READING = 150;

export interface Tab {
  id: number;
  address: string | undefined;
}

/** The tab in front, or the one that the popup's own address names. */
export async function tabInFront(): Promise<Tab | null> {
  const named = new URLSearchParams(location.search).get("tab");
  const tab = named
    ? await browser.tabs.get(Number(named))
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  return tab?.id === undefined ? null : { id: tab.id, address: tab.url };
}

export interface Watched {
  tab: Tab | null;
  state: TabState | null;
  error: string | null;
  /** Says something to the tab's page. */
  tell(message: ToContent): Promise<void>;
  /** Does something, and looks at the tab again. */
  act(action: (tab: Tab) => Promise<unknown>): Promise<void>;
}

export function useTab(): Watched {
  const [tab, setTab] = useState<Tab | null>(null);
  const [state, setState] = useState<TabState | null>(null);
  const [error, setError] = useState<string | null>(null);

  const guarded = useCallback(async (action: () => Promise<unknown>) => {
    try {
      setError(null);
      await action();
    } catch (caught) {
      setError(caught instanceof Error ? caught.message : String(caught));
    }
  }, []);

  useEffect(() => {
    void guarded(async () => {
      const found = await tabInFront();
      setTab(found);
      setState(found ? await ask({ kind: "tab-state", tab: found.id }) : { kind: "closed" });
    });
  }, [guarded]);

  const isReading = state?.kind === "read" && state.page.status === "reading";
  useEffect(() => {
    if (!tab) return undefined;
    const look = () => ask({ kind: "tab-state", tab: tab.id }).then(setState, () => undefined);
    const timer = setInterval(look, isReading ? READING : REST);
    return () => clearInterval(timer);
  }, [tab, isReading]);

  const act = async (action: (tab: Tab) => Promise<unknown>) => {
    if (!tab) return;
    await guarded(() => action(tab));
    setState(await ask({ kind: "tab-state", tab: tab.id }));
  };
  return { tab, state, error, act, tell: (message) => act(({ id }) => ask({ kind: "to-page", tab: id, message })) };
}
