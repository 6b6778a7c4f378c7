//! A story as text and as Markdown.

use crate::extract::{Extract, ExtractedParagraph};
use crate::story::ParagraphRole;

impl Extract {
    /// The story's paragraphs, an empty line between them.
    pub fn text(&self) -> String {
        let mut text = self.paragraphs.iter().map(|paragraph| &*paragraph.text).collect::<Vec<_>>().join("\n\n");
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }

    /// The story as Markdown (CommonMark), with what is known of it as YAML front matter.
    ///
    /// ```
    /// use quiet_quotes::{Engine, Settings, page::read::html};
    ///
    /// let page = html::read_str("<html lang=en><article><h1>Ferry returns</h1><p>It *sails* again.", None);
    /// let story = Engine::embedded().extract(&page, &Settings::default());
    /// assert_eq!(story.markdown(), "---\ntitle: \"Ferry returns\"\nlanguage: \"en\"\n---\n\n# Ferry returns\n\nIt \\*sails\\* again.\n");
    /// ```
    pub fn markdown(&self) -> String {
        let mut lines = vec!["---".to_owned()];
        let facts = [
            ("title", &self.title),
            ("author", &self.byline),
            ("publication", &self.site),
            ("published", &self.published),
            ("description", &self.standfirst),
            ("language", &self.lang),
            ("address", &self.url),
        ];
        lines.extend(facts.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}", quoted(value.as_deref()?)))));
        lines.push("---\n".to_owned());
        let mut blocks = vec![lines.join("\n")];
        blocks.extend(self.title.as_deref().map(|title| format!("# {}\n", escaped(title))));
        let mut was_item = false;
        for paragraph in &self.paragraphs {
            let is_item = paragraph.role == ParagraphRole::Item;
            if is_item && was_item {
                // Items of one list stand together.
                blocks.last_mut().map(String::pop);
            }
            blocks.push(paragraph.markdown());
            was_item = is_item;
        }
        blocks.join("\n")
    }
}

impl ExtractedParagraph {
    fn markdown(&self) -> String {
        let text = escaped(&self.text);
        let lines = |before: &str| text.lines().map(|line| format!("{before}{line}")).collect::<Vec<_>>().join("\\\n");
        match self.role {
            ParagraphRole::Heading => format!("{} {}\n", "#".repeat(self.level.clamp(2, 6).into()), text.replace('\n', " ")),
            ParagraphRole::Blockquote => format!("{}\n", lines("> ")),
            ParagraphRole::Item => format!("- {}\n", text.replace('\n', " ")),
            ParagraphRole::Body | ParagraphRole::Caption => format!("{}\n", lines("")),
        }
    }
}

/// Text with what Markdown takes for its own signs escaped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for line in text.split('\n') {
        if !escaped.is_empty() {
            escaped.push('\n');
        }
        // Signs that mean something at the start of a line alone.
        let figures = line.bytes().take_while(u8::is_ascii_digit).count();
        let is_number = figures > 0 && line[figures..].starts_with(['.', ')']);
        if line.starts_with(['#', '>', '-', '+', '=', '~', '|', ':']) {
            escaped.push('\\');
        } else if is_number {
            escaped.push_str(&line[..figures]);
            escaped.push('\\');
        }
        for sign in line[if is_number { figures } else { 0 }..].chars() {
            if matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&') {
                escaped.push('\\');
            }
            escaped.push(sign);
        }
    }
    escaped
}

/// A text as YAML writes it in double quotation marks: on one line, whatever it holds.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            sign if sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{feff}') => quoted.push(' '),
            sign => quoted.push(sign),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_shows_the_page_s_words_and_no_markup_of_theirs() {
        for (text, expected) in [
            ("1. May is a holiday", "1\\. May is a holiday"),
            ("# not a heading", "\\# not a heading"),
            ("- not an item", "\\- not an item"),
            ("a_b *c* [d](e) <f> `g` &amp;", "a\\_b \\*c\\* \\[d\\](e) \\<f> \\`g\\` \\&amp;"),
            ("two\nlines", "two\nlines"),
        ] {
            assert_eq!(escaped(text), expected);
        }
        assert_eq!(quoted("a \"b\" \\ c\nd: e"), r#""a \"b\" \\ c d: e""#);
    }
}
