//! Numbers in our own data files. The standard library reads any number to the last bit, by tables that add 12 KB to what
//! browsers load.

/// Reads a number such as `-1.25`, of at most nine digits.
pub(crate) fn decimal(text: &str) -> Option<f32> {
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |digits| (-1.0, digits));
    let (mut all, mut tenths, mut behind_point) = (0_u32, 1.0, false);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                all = all.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?;
                tenths *= if behind_point { 10.0 } else { 1.0 };
            }
            b'.' if !behind_point => behind_point = true,
            _ => return None,
        }
    }
    digits.ends_with(|c: char| c.is_ascii_digit()).then_some(sign * (f64::from(all) / tenths) as f32)
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
