//! Work on all cores, results in order.

use std::sync::mpsc::{self, TryRecvError};
use std::thread;

/// How many items may be under way for each core: enough that one slow item does not leave the others waiting.
const PER_CORE: usize = 8;

/// What comes next.
#[derive(Debug, PartialEq, Eq)]
pub enum Next<R> {
    /// The result of an item.
    Result(R),
    /// The next result is not there yet: what was gathered can be handed on meanwhile.
    Pause,
}

/// Does `work` on the items on all cores and hands the results to `each` in the items' order, each as soon as it is there:
/// the next item may come late. Takes an item only when there is room, so memory does not grow with their number. Stops at the
/// first error of `each`.
pub fn in_order<T: Send, R: Send, E>(
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut each: impl FnMut(Next<R>) -> Result<(), E>,
) -> Result<(), E> {
    let (promises, promised) = mpsc::sync_channel::<mpsc::Receiver<R>>(PER_CORE * rayon::current_num_threads());
    let work = &work;
    // Dropped at the end of the scope's own part, what was promised tells the other thread to stop.
    thread::scope(move |threads| {
        threads.spawn(move || {
            rayon::in_place_scope(|scope| {
                for item in items {
                    let (sender, receiver) = mpsc::channel();
                    // Nobody listens any more once `each` has failed.
                    if promises.send(receiver).is_err() {
                        break;
                    }
                    scope.spawn(move |_| drop(sender.send(work(item))));
                }
            });
        });
        // No result means that the work on it panicked: the scope passes the panic on.
        while let Some(result) = next(&promised, &mut each)?.and_then(|coming| next(&coming, &mut each).transpose()) {
            each(Next::Result(result?))?;
        }
        Ok(())
    })
}

/// What comes over a channel, with a pause before it where it is not there yet. `None` where nothing comes any more.
fn next<V, R, E>(channel: &mpsc::Receiver<V>, each: &mut impl FnMut(Next<R>) -> Result<(), E>) -> Result<Option<V>, E> {
    match channel.try_recv() {
        Err(TryRecvError::Empty) => each(Next::Pause).map(|()| channel.recv().ok()),
        there => Ok(there.ok()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::{Next, in_order};

    #[test]
    fn results_come_in_order_and_all_of_them() {
        let mut results = Vec::new();
        let collect = |next| {
            results.extend(if let Next::Result(square) = next { Some(square) } else { None });
            Ok::<(), ()>(())
        };
        assert_eq!(in_order(0..1000_u64, |n| n * n, collect), Ok(()));
        assert_eq!(results, (0..1000).map(|n| n * n).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_stops_taking_items() {
        let mut taken = 0;
        let items = (0..1_000_000).inspect(|_| taken += 1);
        let refuse = |next| if next == Next::Result(10) { Err(10) } else { Ok(()) };
        assert_eq!(in_order(items, |n| n, refuse), Err(10));
        assert!(taken < 10_000, "took {taken} items");
    }

    #[test]
    fn a_result_does_not_wait_for_the_next_item() {
        let (ask, asked) = mpsc::channel();
        let items = (0..100).inspect(move |n| {
            if *n > 0 {
                assert_eq!(asked.recv(), Ok(n - 1), "asked for once the one before it is done");
            }
        });
        let mut gathered = None;
        let each = |next| {
            match next {
                Next::Result(n) => gathered = Some(n),
                // As what gathers results does: only now they go out.
                Next::Pause => drop(gathered.take().map(|n| ask.send(n))),
            }
            Ok::<(), ()>(())
        };
        assert_eq!(in_order(items, |n| n, each), Ok(()));
    }
}
