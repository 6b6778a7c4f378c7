import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";

/** What a function reads from storage, read again whenever something there changes; `null` until it is read. */
export function useStored<Value>(read: () => Promise<Value>): Value | null {
  const [value, setValue] = useState<Value | null>(null);
  useEffect(() => {
    const again = () => void read().then(setValue);
    again();
    browser.storage.onChanged.addListener(again);
    return () => browser.storage.onChanged.removeListener(again);
  }, [read]);
  return value;
}
