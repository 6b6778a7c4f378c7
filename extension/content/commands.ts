/** What messages to this document ask for. */

import type { ToContent } from "../protocol/messages";
import type { Session } from "./session";

/** Does what a message says. */
export async function obey(session: Session, message: ToContent): Promise<void> {
  switch (message.kind) {
    case "page-state":
      return;
    case "show-all":
      return session.showAll();
    case "hide-all":
      return session.hideAll();
    case "toggle-nags":
      return session.shown ? session.hideAll() : session.showAll();
    case "look-at":
      return session.lookAt(message.item);
    case "show-item":
      return session.showItem(message.item);
    case "hide-item":
      return session.keep(message.item, "hidden");
    case "keep-item":
      return session.keep(message.item, "kept");
    case "keep-kind":
      return session.keepKind(message.item);
    case "pick":
      // The reader takes his time; whoever asked does not wait for it.
      void session.pick();
      return;
    case "hide-clicked":
      void session.hideClicked();
      return;
    case "quote":
      return session.quote(message.text);
    case "open-panel":
      return session.openPanel();
    case "toggle-panel":
      return session.togglePanel();
    case "changed":
      return session.follow(message.active);
    case "panel-look":
      return session.panel?.show(message.look);
  }
}
