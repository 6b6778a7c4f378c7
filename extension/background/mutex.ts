/** Changes of storage, one after the other: two tabs that write at once lose nothing. */

let last: Promise<unknown> = Promise.resolve();

/** Does a job once all jobs given before are done, well or badly. */
export function inTurn<Value>(job: () => Promise<Value>): Promise<Value> {
  const result = last.then(job, job);
  last = result.catch(() => undefined);
  return result;
}
