//! Numbers in our own data files. The standard library reads any number to the last bit, by tables that add 12 KB to what
//! browsers load.

/// Reads a number such as `-1.25`, of at most nine digits.
pub(crate) fn decimal(text: &str) -> Option<f32> {
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |digits| (-1.0, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all: u32 = format!("{whole}{fraction}").parse().ok()?;
    let tenths = fraction.chars().fold(1.0, |tenths, _| tenths * 10.0);
    Some(sign * (f64::from(all) / tenths) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_the_standard_library_reads_them() {
        for text in ["0", "1", "-1.25", "12.3456", "-0.07", "0.001", "", "-", "x", "1e3", "1.2.3"] {
            assert_eq!(decimal(text), text.parse().ok().filter(|_| !text.contains('e')), "{text}");
        }
    }
}
