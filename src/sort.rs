//! One sort for the whole engine: each kind of item that the standard library sorts by itself adds 5 KB to what browsers
//! load, this one a few hundred bytes, and nothing here is long enough to gain by more.

use std::cmp::Ordering;

/// The numbers below `length` in the order that `compare` tells of them; those that are equal keep theirs.
fn order(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    merge(&mut order, |one, other| compare(one, other) == Ordering::Greater);
    order
}

/// Sorts numbers.
pub(crate) fn sort(numbers: &mut Vec<u64>) {
    merge(numbers, |one, other| one > other);
}

/// Sorts small items by merging rows twice as long each time; `behind` tells whether one belongs behind another. Which of two comes
/// next is chosen without a branch: no processor foresees it.
fn merge<T: Copy>(items: &mut Vec<T>, mut behind: impl FnMut(T, T) -> bool) {
    let (mut row, length) = (1, items.len());
    let mut merged = Vec::with_capacity(length);
    while row < length {
        let mut start = 0;
        while start < length {
            let (middle, end) = (length.min(start + row), length.min(start + 2 * row));
            let mut next = [start, middle];
            for _ in start..end {
                let second = next[0] == middle || next[1] < end && behind(items[next[0]], items[next[1]]);
                merged.push(items[next[usize::from(second)]]);
                next[usize::from(second)] += 1;
            }
            start = end;
        }
        std::mem::swap(items, &mut merged);
        merged.clear();
        row *= 2;
    }
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

    #[test]
    fn any_number_of_numbers_comes_into_order() {
        for length in 0..70 {
            let mut numbers: Vec<u64> = (1..=length).map(|at: u64| at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58).collect();
            let mut expected = numbers.clone();
            expected.sort_unstable();
            sort(&mut numbers);
            assert_eq!(numbers, expected);
        }
    }
}
