//! A reader of linked data. Written here since it is loaded by browsers with the engine, and since many pages write JSON
//! that a strict reader refuses: line breaks in texts, commas before a closing bracket.

/// A JSON value. Numbers and the like are of no use here.
#[derive(Debug, PartialEq)]
pub enum Value {
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
    Other,
}

/// Values in values, that deep: more is no linked data.
const DEEPEST: usize = 32;

impl Value {
    /// A member of an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// A text, or the texts of a list.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let list = if let Self::List(list) = self { &**list } else { std::slice::from_ref(self) };
        list.iter().filter_map(Self::text)
    }

    /// The values in a list or an object.
    pub fn parts(&self) -> impl Iterator<Item = &Self> {
        let (list, members): (&[Self], &[(String, Self)]) = match self {
            Self::List(list) => (list, &[]),
            Self::Object(members) => (&[], members),
            _ => (&[], &[]),
        };
        list.iter().chain(members.iter().map(|(_, value)| value))
    }
}

/// Reads a value; `None` where there is none.
pub fn parse(source: &str) -> Option<Value> {
    Reader { source, at: 0 }.value(0)
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    /// The next sign that is neither white space nor a comma: commas are taken wherever they stand.
    fn next_sign(&mut self) -> Option<u8> {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace() || byte == b',') {
            self.at += 1;
        }
        self.peek()
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        if depth > DEEPEST {
            return None;
        }
        match self.next_sign()? {
            b'"' => self.text().map(Value::Text),
            b'[' => {
                self.at += 1;
                let mut list = Vec::new();
                while self.next_sign()? != b']' {
                    list.push(self.value(depth + 1)?);
                }
                self.at += 1;
                Some(Value::List(list))
            }
            b'{' => self.object(depth),
            b'-' | b'0'..=b'9' | b'a'..=b'z' => {
                while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)) {
                    self.at += 1;
                }
                Some(Value::Other)
            }
            _ => None,
        }
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        self.at += 1;
        let mut members = Vec::new();
        while self.next_sign()? != b'}' {
            let name = self.text()?;
            if self.next_sign()? != b':' {
                return None;
            }
            self.at += 1;
            members.push((name, self.value(depth + 1)?));
        }
        self.at += 1;
        Some(Value::Object(members))
    }

    fn text(&mut self) -> Option<String> {
        if self.peek()? != b'"' {
            return None;
        }
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.source.get(self.at..)?;
            let end = rest.find(['"', '\\'])?;
            text.push_str(&rest[..end]);
            self.at += end + 1;
            if rest.as_bytes()[end] == b'"' {
                return Some(text);
            }
            text.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Option<char> {
        let sign = self.source.get(self.at..)?.chars().next()?;
        self.at += sign.len_utf8();
        Some(match sign {
            'n' | 'r' | 't' | 'b' | 'f' => ' ',
            'u' => {
                let high = self.unit()?;
                // Two halves of a character that UTF-16 writes as two.
                if (0xd800..0xdc00).contains(&high) && self.source.get(self.at..)?.starts_with("\\u") {
                    self.at += 2;
                    let low = self.unit()?;
                    return char::decode_utf16([high, low]).next()?.ok().or(Some(char::REPLACEMENT_CHARACTER));
                }
                char::from_u32(u32::from(high)).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            sign => sign,
        })
    }

    fn unit(&mut self) -> Option<u16> {
        let unit = u16::from_str_radix(self.source.get(self.at..self.at + 4)?, 16).ok()?;
        self.at += 4;
        Some(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pages_write_is_read() {
        let text = |source: &str| parse(source).and_then(|value| value.get("a")?.text().map(str::to_owned));
        for (source, expected) in [
            (r#"{"a": "b"}"#, Some("b")),
            ("{\"a\": \"two\nlines\",}", Some("two\nlines")),
            (r#"{"x": [1, -2.5e3, true, null, {}], "a": "caf\u00e9 \ud83d\ude00 \"q\" \/"}"#, Some("café 😀 \"q\" /")),
            (r#"{"a": "open"#, None),
            (r#"{"a"}"#, None),
            ("", None),
            ("<!-- -->", None),
        ] {
            assert_eq!(text(source).as_deref(), expected, "{source}");
        }
    }

    #[test]
    fn deep_nesting_ends() {
        assert_eq!(parse(&"[".repeat(100_000)), None);
        assert_eq!(parse(&"{\"a\":".repeat(100_000)), None);
    }
}
