//! Names that a writer misspells: in a story about Tyra McLenney, McClenney is she.

/// Letters of a name that may be a slip for another: shorter ones are too often names of their own.
const SHORTEST: usize = 6;

/// Whether one word is a slip for the other: a letter dropped inside it, two in the wrong order, or an accent left out. A change of
/// its ends makes another name ("Petrov", "Petrova"), and so does another letter ("Barton", "Burton").
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    // Most names begin with another letter: nothing else need be read of them.
    if a.chars().next() != b.chars().next() {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < SHORTEST || long.len() > short.len() + 1 {
        return false;
    }
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let (rest, other) = (&short[same..], &long[same..]);
    let slip = match (rest, other) {
        ([], _) | (_, []) => false,
        _ if rest.len() < other.len() => rest == &other[1..],
        ([a, b, rest @ ..], [c, d, other @ ..]) if a == d && b == c => rest == other,
        ([a, rest @ ..], [b, other @ ..]) => a.is_ascii() != b.is_ascii() && rest == other,
    };
    slip && short.last() == long.last()
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn slips_and_other_names() {
        for (a, b) in [("mclenney", "mcclenney"), ("muratov", "murátov"), ("brandlová", "brandelová"), ("carnerio", "carneiro")]
        {
            assert!(is_slip(a, b) && is_slip(b, a), "{a} {b}");
        }
        for (a, b) in [("petrov", "petrova"), ("barton", "burton"), ("hansen", "hansen"), ("lee", "lese"), ("merkel", "merkels")]
        {
            assert!(!is_slip(a, b) && !is_slip(b, a), "{a} {b}");
        }
    }
}
