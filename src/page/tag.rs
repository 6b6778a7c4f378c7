//! Names of HTML elements and attributes the engine looks at.

use std::borrow::Cow;

macro_rules! names {
    ($(#[$doc:meta])* $type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(missing_docs)] // each variant is its name
        pub enum $type { $($variant),+ }

        impl $type {
            /// The known name, or `None` for one the engine has no use for. Expects lower case.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }

            /// The name as it stands in HTML, lower case.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// All names, in the order of the enum.
            pub const ALL: &[Self] = &[$(Self::$variant),+];
        }
    };
}

names! {
    /// An HTML element's name. Elements unknown here are [`TagName::Other`].
    Tag {
        A = "a", Abbr = "abbr", Address = "address", Article = "article", Aside = "aside", B = "b", Bdi = "bdi", Bdo = "bdo",
        Big = "big", Blockquote = "blockquote", Body = "body", Br = "br", Button = "button", Caption = "caption", Center = "center",
        Cite = "cite", Code = "code", Data = "data", Dd = "dd", Del = "del", Details = "details", Dfn = "dfn", Dialog = "dialog",
        Div = "div", Dl = "dl", Dt = "dt", Em = "em", Fieldset = "fieldset", Figcaption = "figcaption", Figure = "figure",
        Font = "font", Footer = "footer", Form = "form", H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6",
        Head = "head", Header = "header", Hr = "hr", Html = "html", I = "i", Iframe = "iframe", Img = "img", Input = "input",
        Ins = "ins", Kbd = "kbd", Label = "label", Legend = "legend", Li = "li", Main = "main", Mark = "mark", Nav = "nav",
        Nobr = "nobr", Ol = "ol", Optgroup = "optgroup", Option = "option", P = "p", Picture = "picture", Pre = "pre", Q = "q", S = "s",
        Samp = "samp", Search = "search", Section = "section", Select = "select", Small = "small", Span = "span", Strike = "strike",
        Strong = "strong", Sub = "sub", Summary = "summary", Sup = "sup", Table = "table", Tbody = "tbody", Td = "td",
        Textarea = "textarea", Tfoot = "tfoot", Th = "th", Thead = "thead", Time = "time", Tr = "tr", Tt = "tt", U = "u", Ul = "ul",
        Var = "var", Video = "video", Wbr = "wbr",
    }
}

names! {
    /// An attribute that a [`Page`](crate::page::Page) keeps; all others are dropped by every reader.
    Attribute {
        Action = "action", AriaHidden = "aria-hidden", AriaLabel = "aria-label", AriaModal = "aria-modal", Class = "class",
        Contenteditable = "contenteditable", Datetime = "datetime", Dir = "dir", Hidden = "hidden", Href = "href", Id = "id",
        Itemprop = "itemprop", Itemtype = "itemtype", Lang = "lang",
        Name = "name", Open = "open", Placeholder = "placeholder", Rel = "rel", Role = "role", Src = "src", Style = "style",
        Title = "title", Type = "type", Value = "value",
    }
}

/// An element's name: one the engine knows, or another (lower case).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TagName {
    /// A name the engine knows.
    Known(Tag),
    /// A custom or rare element.
    Other(Box<str>),
}

impl TagName {
    /// Any name in any case. Allocates only for names the engine does not know.
    pub fn new(name: &str) -> Self {
        let lower = if name.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(name)
        };
        Tag::from_name(&lower).map_or_else(|| Self::Other(lower.into()), Self::Known)
    }

    /// The name, lower case.
    pub fn name(&self) -> &str {
        match self {
            Self::Known(tag) => tag.name(),
            Self::Other(name) => name,
        }
    }
}

impl Tag {
    /// Whether text on both sides of such an element belongs to one line of text.
    /// By name alone: readers without a layout must cut blocks as readers with one do.
    pub fn is_inline(self) -> bool {
        use Tag::*;
        matches!(
            self,
            A | Abbr
                | B
                | Bdi
                | Bdo
                | Big
                | Br
                | Cite
                | Code
                | Data
                | Del
                | Dfn
                | Em
                | Font
                | I
                | Img
                | Ins
                | Kbd
                | Mark
                | Nobr
                | Picture
                | Q
                | S
                | Samp
                | Small
                | Span
                | Strike
                | Strong
                | Sub
                | Sup
                | Time
                | Tt
                | U
                | Var
                | Wbr
        )
    }

    /// The level of one of `h1` to `h6`.
    pub fn heading_level(self) -> Option<u8> {
        use Tag::*;
        [H1, H2, H3, H4, H5, H6].iter().position(|tag| *tag == self).map(|at| at as u8 + 1)
    }

    /// Whether it is one of `h1` to `h6`.
    pub fn is_heading(self) -> bool {
        use Tag::*;
        matches!(self, H1 | H2 | H3 | H4 | H5 | H6)
    }
}
