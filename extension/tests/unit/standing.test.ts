/** The popup says one thing of a page at a time, and offers the one button that changes it. */

import { describe, expect, test } from "vitest";
import { standingOf } from "../../popup/standing";
import type { Item, PageState, TabState } from "../../protocol/messages";
import type { Settings, SiteMode } from "../../shared/schema";
import { defaults } from "../../storage/settings";

const NOW = 1_000_000;

const item = (state: Item["state"]): Item => ({
  id: 1,
  kind: "donation",
  reasons: [],
  text: "Give",
  state,
  seen: true,
});

type Site = { mode?: SiteMode | null; access?: boolean };

const site = ({ mode = null, access = true }: Site) => {
  return { host: "news.example", rule: { mode, from: null }, access, isPrivate: false };
};
const idle = (given: Site = {}): TabState => ({ kind: "idle", ...site(given) });
const read = (page: Partial<PageState>, given: Site = {}): TabState => ({
  kind: "read",
  ...site(given),
  page: { status: "article", shown: false, items: [], quotes: 0, story: { kind: "whole" }, ...page },
});

const KEPT_BACK = { kind: "kept-back", how: "faded" } as const;
const UNSEEN = { ...item("hidden"), seen: false };
const hidden = { items: [item("hidden")] };
const onClick: Partial<Settings> = { cleaning: "on-click" };
const off: Partial<Settings> = { enabled: false };
const paused: Partial<Settings> = { pausedUntil: NOW + 1 };

describe("a page", () => {
  test.each<[string, TabState, Partial<Settings>, string, string | null]>([
    ["of the browser", { kind: "closed" }, {}, "closed", null],
    ["while all is off", idle(), off, "all-off", "switch-on"],
    ["that was turned off with all", read({ status: "off" }), off, "all-off", "switch-on"],
    ["in a pause", idle(), paused, "paused", "resume"],
    ["after a pause", idle(), { pausedUntil: NOW }, "waiting", "clean-now"],
    ["of a site that is off", idle({ mode: "off" }), {}, "site-off", "site-on"],
    ["of a site that was turned off", read({ status: "off" }, { mode: "off" }), {}, "site-off", "site-on"],
    ["that waits for a click", idle(), onClick, "waiting", "clean-now"],
    ["that may not be read", idle({ access: false }), {}, "waiting", "clean-now"],
    ["being read", read({ status: "reading" }), {}, "reading", null],
    ["that could not be read", read({ status: "failed" }), {}, "failed", "reload"],
    ["too large", read({ status: "too-large" }), {}, "too-large", null],
    ["cleaned", read(hidden), {}, "clean", "show-all"],
    ["cleaned on a click", read(hidden), onClick, "cleaned-once", "always-here"],
    ["cleaned on a click, where a rule says always", read(hidden, { mode: "on" }), onClick, "clean", "show-all"],
    ["cleaned once on a site that is off", read(hidden, { mode: "off" }), {}, "cleaned-once", "always-here"],
    ["cleaned once while all is off", read(hidden), off, "cleaned-once", "show-all"],
    ["shown again", read({ ...hidden, shown: true }), {}, "shown", "hide-all"],
    ["of which the reader keeps all", read({ items: [item("kept")] }), {}, "kept", "pick"],
    ["of which the reader has brought all back", read({ items: [item("shown")] }), {}, "shown", "hide-all"],
    ["that fights back", read({ ...hidden, status: "contested" }), {}, "contested", "show-all"],
    ["that fights back, shown again", read({ ...hidden, status: "contested", shown: true }), {}, "shown", "hide-all"],
    ["whose site keeps the story back", read({ ...hidden, story: KEPT_BACK }), {}, "kept-back", "show-all"],
    ["whose site keeps the story back, without a word", read({ story: KEPT_BACK }), {}, "kept-back", null],
    ["that has put its wall back", read({ ...hidden, story: { kind: "walled" } }), {}, "walled", "show-all"],
    ["of which nobody would have seen what is hidden", read({ items: [UNSEEN] }), {}, "nothing", "pick"],
    ["without appeals", read({}), {}, "nothing", "pick"],
    ["that is no story", read({ status: "no-article" }), {}, "no-story", "pick"],
    ["that is no story, with an overlay hidden", read({ ...hidden, status: "no-article" }), {}, "clean", "show-all"],
  ])("%s", (_, tab, settings, kind, deed) => {
    const standing = standingOf(tab, { ...defaults, ...settings }, NOW);
    expect([standing.kind, standing.deed]).toEqual([kind, deed]);
  });

  test.each<[string, TabState, Partial<Settings>, string]>([
    ["the reader wants it so", idle(), onClick, "click"],
    ["the browser gives no access", idle({ access: false }), {}, "access"],
    [
      "the browser gives no access to a site that is to be cleaned",
      idle({ access: false, mode: "on" }),
      onClick,
      "access",
    ],
    ["it was open before", idle(), {}, "reload"],
  ])("waits since %s", (_, tab, settings, why) => {
    expect(standingOf(tab, { ...defaults, ...settings }, NOW)).toMatchObject({ kind: "waiting", why });
  });
});
