//! Source before it is parsed: its encoding, and what XHTML writes otherwise than HTML.

use std::borrow::Cow;
use std::sync::LazyLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use regex::{Captures, Regex, bytes};

/// Bytes from the start in which a declared encoding is looked for, as browsers do.
const PRESCAN: usize = 1024;

/// Elements that have no end: XHTML closes them as it closes any other.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Decodes source text: by its byte-order mark, else as UTF-8 where it is valid, else by the encoding that its `meta`
/// element or its XML declaration names, else as what it looks like.
pub fn decode(source: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, _)) = Encoding::for_bom(source) {
        return encoding.decode(source).0;
    }
    if let Ok(text) = str::from_utf8(source) {
        return Cow::Borrowed(text);
    }
    let encoding = declared(source).unwrap_or_else(|| detect(source));
    encoding.decode_without_bom_handling(source).0
}

/// Decodes source text as [`decode`] does, where its server named an encoding (the `charset` of its `Content-Type`): that one
/// goes before all but a byte-order mark, as in browsers.
pub fn decode_as<'a>(source: &'a [u8], charset: Option<&str>) -> Cow<'a, str> {
    match charset.and_then(|label| Encoding::for_label(label.trim().as_bytes())) {
        Some(encoding) => encoding.decode(source).0,
        None => decode(source),
    }
}

/// The encoding that the first bytes name: in an XML declaration or a `meta` element, not in a comment or anywhere else.
fn declared(source: &[u8]) -> Option<&'static Encoding> {
    static DECLARED: LazyLock<Option<bytes::Regex>> = LazyLock::new(|| {
        let comment = r"<!--(?s:.)*?(?:-->|\z)";
        let xml = r#"<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9_.:-]+)"#;
        let meta = r#"<meta[\s/][^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)"#;
        bytes::Regex::new(&format!("(?i-u){comment}|{xml}|{meta}")).ok()
    });
    let head = &source[..source.len().min(PRESCAN)];
    let label = DECLARED.as_ref()?.captures_iter(head).find_map(|found| found.get(1).or_else(|| found.get(2)))?;
    // A page that declares UTF-8 and is not valid UTF-8 is still UTF-8, with some bytes broken. One whose declaration could
    // be read is in no UTF-16, whatever it declares.
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(match encoding {
        _ if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
        _ if encoding == X_USER_DEFINED => WINDOWS_1252,
        _ => encoding,
    })
}

fn detect(source: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(source, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// Source as an HTML parser reads it rightly: where it says that it is XML, an element that is closed in its own tag
/// (`<script src="a.js"/>`) is given the end that HTML wants; else the rest of the page would lie inside it.
pub fn as_html(source: &str) -> Cow<'_, str> {
    static CLOSED: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"<([A-Za-z][A-Za-z0-9:-]*)((?:[ \t\r\n](?:[^<>"'/]|"[^"]*"|'[^']*')*)?)/>"#).ok());
    let (Some(closed), true) = (CLOSED.as_ref(), source.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml")) else {
        return Cow::Borrowed(source);
    };
    closed.replace_all(source, |tag: &Captures<'_>| {
        let (name, attributes) = (&tag[1], &tag[2]);
        let void = VOID.iter().any(|void| void.eq_ignore_ascii_case(name));
        if void { tag[0].to_owned() } else { format!("<{name}{attributes}></{name}>") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_declared_by_meta_and_xml_alone() {
        let word = |head: &str, bytes: &[u8]| {
            let source = [head.as_bytes(), b"<p>", bytes].concat();
            decode(&source).rsplit("<p>").next().unwrap_or_default().to_owned()
        };
        for (head, bytes, expected) in [
            (r#"<meta charset="iso-8859-2">"#, &b"\xa3\xf3d\xbc"[..], "Łódź"),
            (
                r#"<meta http-equiv=Content-Type content="text/html; charset=windows-1251">"#,
                b"\xcc\xee\xf1\xea\xe2\xe0",
                "Москва",
            ),
            (r#"<!-- charset=utf-8 --><meta charset="iso-8859-2">"#, b"\xa3\xf3d\xbc", "Łódź"),
            (r#"<script charset="utf-8" src="a.js"></script><meta charset="iso-8859-2">"#, b"\xa3\xf3d\xbc", "Łódź"),
            (r#"<!-- <meta charset="utf-8"> --><meta charset=windows-1251>"#, b"\xcc\xee\xf1\xea\xe2\xe0", "Москва"),
            (r#"<?xml version="1.0" encoding="iso-8859-2"?>"#, b"\xa3\xf3d\xbc", "Łódź"),
            (r#"<meta charset="utf-16">"#, b"caf\xc3\xa9 \xff", "café \u{fffd}"),
        ] {
            assert_eq!(word(head, bytes), expected, "{head}");
        }
    }

    #[test]
    fn what_xml_closes_in_its_own_tag_holds_nothing() {
        for (source, expected) in [
            (
                r#"<?xml version="1.0"?><script src="a/b.js"/><p class='x'/>"#,
                r#"<?xml version="1.0"?><script src="a/b.js"></script><p class='x'></p>"#,
            ),
            (r#"<?xml version="1.0"?><br/><img src="a.png" />"#, r#"<?xml version="1.0"?><br/><img src="a.png" />"#),
            (r#"<script src="a.js"/><p>x"#, r#"<script src="a.js"/><p>x"#),
        ] {
            assert_eq!(as_html(source), expected);
        }
    }
}
