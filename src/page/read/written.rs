//! What a browser writes, tag by tag.

use std::borrow::Cow;

/// What is left of a source.
#[derive(Clone)]
pub(super) struct Source<'a> {
    pub(super) rest: &'a str,
    /// Names and values of the tag that was read last, values as they are written.
    pub(super) attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Source<'a> {
    /// `lang` of the element that the source begins with.
    pub(super) fn lang_of_root(&self) -> Option<String> {
        let mut root = self.clone();
        root.tag()?;
        root.attribute("lang").map(Cow::into_owned)
    }

    pub(super) fn takes(&mut self, start: &str) -> bool {
        let rest = self.rest.strip_prefix(start);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// What stands before the next `end`, which is passed too.
    pub(super) fn up_to(&mut self, end: char) -> Option<&'a str> {
        let (before, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        Some(before)
    }

    /// What stands before the next tag or comment.
    pub(super) fn text(&mut self) -> &'a str {
        let (text, rest) = self.rest.split_at(self.rest.find('<').unwrap_or(self.rest.len()));
        self.rest = rest;
        text
    }

    /// The name of a start tag.
    pub(super) fn tag(&mut self) -> Option<&'a str> {
        self.rest = self.rest.strip_prefix('<')?;
        let (name, rest) = self.rest.split_at(self.rest.find([' ', '>'])?);
        self.rest = rest;
        self.attributes.clear();
        while self.takes(" ") {
            // A name may begin with the sign that ends it.
            let first = self.rest.chars().next()?.len_utf8();
            let (attribute, rest) = self.rest.split_at(first + self.rest[first..].find('=')?);
            self.rest = rest.strip_prefix("=\"")?;
            let value = self.up_to('"')?;
            self.attributes.push((attribute, value));
        }
        (self.takes(">") && !name.is_empty()).then_some(name)
    }

    pub(super) fn takes_end(&mut self, name: &str) -> bool {
        let rest = self.rest.strip_prefix("</").and_then(|rest| rest.strip_prefix(name)?.strip_prefix('>'));
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// What stands before the end tag of that name, which is passed too.
    pub(super) fn up_to_end(&mut self, name: &str) -> Option<&'a str> {
        let start = self.rest;
        loop {
            self.rest = &self.rest[self.rest.find("</")?..];
            let length = start.len() - self.rest.len();
            if self.takes_end(name) {
                return Some(&start[..length]);
            }
            self.takes("</");
        }
    }

    /// The value of an attribute of the tag that was read last.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| unescaped(value))
    }
}

/// A text or a value as it was before it was written.
pub(super) fn unescaped(written: &str) -> Cow<'_, str> {
    const ESCAPES: [(&str, char); 5] = [("&amp;", '&'), ("&nbsp;", '\u{a0}'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')];
    let Some(first) = written.find('&') else { return Cow::Borrowed(written) };
    let (mut plain, mut rest) = (written[..first].to_owned(), &written[first..]);
    while !rest.is_empty() {
        let escape = ESCAPES.iter().find_map(|(escape, plain)| Some((*plain, rest.strip_prefix(escape)?)));
        let (next, after) = escape.unwrap_or(('&', &rest[1..]));
        let (text, following) = after.split_at(after.find('&').unwrap_or(after.len()));
        plain.push(next);
        plain.push_str(text);
        rest = following;
    }
    Cow::Owned(plain)
}
