//! Work on all cores, results in order.

use std::collections::VecDeque;
use std::sync::mpsc;

/// How many items may be under way for each core: enough that one slow item does not leave the others waiting.
const PER_CORE: usize = 8;

/// Does `work` on the items on all cores and hands the results to `each` in the items' order.
/// Takes an item only when there is room, so memory does not grow with their number. Stops at the first error of `each`.
pub fn in_order<T: Send, R: Send, E>(
    items: impl Iterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
    mut each: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let room = PER_CORE * rayon::current_num_threads();
    let mut waiting: VecDeque<mpsc::Receiver<R>> = VecDeque::with_capacity(room);
    let work = &work;
    rayon::in_place_scope(|scope| {
        for item in items {
            if waiting.len() == room {
                next(&mut waiting).map_or(Ok(()), &mut each)?;
            }
            let (sender, receiver) = mpsc::channel();
            // Nobody listens any more once `each` has failed.
            scope.spawn(move |_| drop(sender.send(work(item))));
            waiting.push_back(receiver);
        }
        while let Some(result) = next(&mut waiting) {
            each(result)?;
        }
        Ok(())
    })
}

/// The next result. `None` at the end, or where the work on it panicked: then the scope passes the panic on.
fn next<R>(waiting: &mut VecDeque<mpsc::Receiver<R>>) -> Option<R> {
    waiting.pop_front()?.recv().ok()
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn results_come_in_order_and_all_of_them() {
        let mut results = Vec::new();
        let collect = |square| {
            results.push(square);
            Ok::<(), ()>(())
        };
        assert_eq!(in_order(0..1000_u64, |n| n * n, collect), Ok(()));
        assert_eq!(results, (0..1000).map(|n| n * n).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_stops_taking_items() {
        let mut taken = 0;
        let items = (0..1_000_000).inspect(|_| taken += 1);
        assert_eq!(in_order(items, |n| n, |n| if n < 10 { Ok(()) } else { Err(n) }), Err(10));
        assert!(taken < 10_000, "took {taken} items");
    }
}
