//! What part of a page an element says that it is.

use crate::page::{Attribute, Element, Tag};

/// Elements that say what part of a page something is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Zones(u32);

macro_rules! zones {
    ($($(#[$doc:meta])* $name:ident = $bit:literal),+ $(,)?) => {
        impl Zones { $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)+ }
    };
}

zones! {
    /// `nav` and what stands for it.
    NAV = 0,
    /// `header`.
    HEADER = 1,
    /// `footer`.
    FOOTER = 2,
    /// `aside`.
    ASIDE = 3,
    /// `form`.
    FORM = 4,
    /// `dialog` and what stands for it.
    DIALOG = 5,
    /// `figure`.
    FIGURE = 6,
    /// `ul` or `ol`.
    LIST = 7,
    /// `article`.
    ARTICLE = 8,
    /// `main`.
    MAIN = 9,
    /// `button`.
    BUTTON = 10,
    /// `label`, `select`.
    LABEL = 11,
    /// `table`.
    TABLE = 12,
    /// Keeps its place on the screen while the page scrolls.
    FIXED = 13,
    /// `blockquote`.
    QUOTATION = 14,
    /// `h1` to `h6`.
    HEADING = 15,
    /// Where the reader may be writing.
    EDITABLE = 16,
}

impl Zones {
    /// Whether all of `other` are among them.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// These and `other`.
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn of(element: &Element) -> Self {
        let by_tag = match element.known_tag() {
            Some(Tag::Nav) => Self::NAV,
            Some(Tag::Header) => Self::HEADER,
            Some(Tag::Footer) => Self::FOOTER,
            Some(Tag::Aside) => Self::ASIDE,
            Some(Tag::Form) => Self::FORM,
            Some(Tag::Dialog) => Self::DIALOG,
            Some(Tag::Figure | Tag::Figcaption) => Self::FIGURE,
            Some(Tag::Ul | Tag::Ol) => Self::LIST,
            Some(Tag::Article) => Self::ARTICLE,
            Some(Tag::Main) => Self::MAIN,
            Some(Tag::Button) => Self::BUTTON,
            Some(Tag::Label | Tag::Select | Tag::Legend) => Self::LABEL,
            Some(Tag::Table) => Self::TABLE,
            Some(Tag::Blockquote) => Self::QUOTATION,
            Some(tag) if tag.is_heading() => Self::HEADING,
            _ => Self::default(),
        };
        let by_role = match element.attribute(Attribute::Role) {
            Some("navigation" | "menu" | "menubar") => Self::NAV,
            Some("banner") => Self::HEADER,
            Some("contentinfo") => Self::FOOTER,
            Some("complementary") => Self::ASIDE,
            Some("dialog" | "alertdialog") => Self::DIALOG,
            Some("button") => Self::BUTTON,
            Some("main") => Self::MAIN,
            _ => Self::default(),
        };
        let modal = element.attribute(Attribute::AriaModal) == Some("true");
        let fixed = element.geometry.is_some_and(|geometry| geometry.fixed);
        let mut zones = by_tag.with(by_role);
        if modal {
            zones = zones.with(Self::DIALOG);
        }
        if fixed {
            zones = zones.with(Self::FIXED);
        }
        let editable = element.attribute(Attribute::Contenteditable).is_some_and(|value| !value.eq_ignore_ascii_case("false"));
        if editable || element.attribute(Attribute::Role) == Some("textbox") {
            zones = zones.with(Self::EDITABLE);
        }
        zones
    }
}
