//! One sort for the whole engine: each kind of item that the standard library sorts by itself adds 5 KB to what browsers
//! load, and nothing here is long enough to gain by that.

use std::cmp::Ordering;

/// The numbers below `length` in the order that `compare` tells of them; those that are equal keep theirs.
fn order(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

/// Sorts items; those that are equal keep their order.
pub(crate) fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &mut |one, other| compare(&items[one], &items[other]));
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| unsorted[at].take()));
}

/// Sorts items by a key; those whose keys are equal keep their order.
pub(crate) fn sort_by_key<T, Key: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> Key) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort_by_key(&mut items, |(key, _)| *key);
        assert_eq!(items, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
