/** Changes of storage, one after the other: two tabs that write at once lose nothing. */

const LOCK = "storage";

/** Does a job once all jobs given before are done, well or badly, whoever of the extension's contexts gave them. */
export function inTurn<Value>(job: () => Promise<Value>): Promise<Value> {
  return navigator.locks.request(LOCK, job) as Promise<Value>;
}
