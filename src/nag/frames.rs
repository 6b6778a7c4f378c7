//! Frames of vendors of walls, letters and gifts.
//!
//! What stands in a frame is another document and cannot be read here. So it is told by its address: a vendor's, or one
//! that says the same as the frame's names.

use crate::nag::candidates::holds_the_page;
use crate::nag::index::{PageIndex, Widget};
use crate::nag::markup::{Hint, Hints};
use crate::page::{Attribute, Element, NodeId, NodeKind, Tag};
use crate::report::{NagKind, Reason};

/// How sure a frame is.
pub const SCORE: f32 = 0.9;

/// A frame that asks for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The outermost element that holds the frame and nothing else.
    pub element: NodeId,
    /// What it asks for.
    pub kind: NagKind,
    /// What those who cannot see it are told of it.
    pub title: String,
    /// Why it was taken for a nag.
    pub reason: Reason,
}

/// What a frame may ask for, and what hints at that.
const KINDS: [(Hint, NagKind); 4] = [
    (Hint::Donate, NagKind::Donation),
    (Hint::Wall, NagKind::Subscription),
    (Hint::Newsletter, NagKind::Newsletter),
    (Hint::Signup, NagKind::Subscription),
];

/// The frames on a page that ask for something, in page order.
pub fn all(index: &PageIndex<'_>) -> Vec<Frame> {
    let frames = index.page.nodes.iter().enumerate().filter_map(|(at, node)| match &node.kind {
        NodeKind::Element(element) if element.is(Tag::Iframe) && !element.hidden => Some((NodeId(at as u32), element)),
        _ => None,
    });
    frames.filter(|(id, _)| index.blocks_of(*id).is_empty()).filter_map(|(id, element)| of(index, id, element)).collect()
}

fn of(index: &PageIndex<'_>, id: NodeId, element: &Element) -> Option<Frame> {
    let markup = &index.model.markup;
    let attribute = |name| element.attribute(name).unwrap_or_default();
    let source = attribute(Attribute::Src);
    let (kind, from) = match markup.vendor(source) {
        Some((vendor, hint)) => (kind(|other| other == hint)?, vendor),
        None => {
            let names: Hints = [Attribute::Title, Attribute::Id, Attribute::Class]
                .map(attribute)
                .map(|name| markup.of_name(name))
                .into_iter()
                .collect();
            let (target, title) = (markup.of_link(source), markup.of_name(attribute(Attribute::Title)));
            // Films for subscribers stand under the same names: an offer says so to those who cannot see it, too.
            let told = |hint: Hint| if hint == Hint::Signup { title } else { names };
            (kind(|hint| target.has(hint) && told(hint).has(hint))?, address(source))
        }
    };
    let reason = Reason::Frame { address: from.to_owned() };
    Some(Frame { element: alone(index, id), kind, title: attribute(Attribute::Title).to_owned(), reason })
}

/// Host and path of a frame's source.
fn address(source: &str) -> &str {
    let path = source.split(['?', '#']).next().unwrap_or_default();
    path.split_once("//").map_or(path, |(_, address)| address)
}

fn kind(hinted: impl Fn(Hint) -> bool) -> Option<NagKind> {
    KINDS.into_iter().find(|(hint, _)| hinted(*hint)).map(|(_, kind)| kind)
}

/// The outermost element around a frame that holds no text, picture, link or field.
fn alone(index: &PageIndex<'_>, frame: NodeId) -> NodeId {
    let is_empty = |id: &NodeId| {
        let parts = index.parts(*id);
        let others = Widget::ALL.iter().filter(|part| !matches!(part, Widget::Frame | Widget::VendorFrame));
        !holds_the_page(index.page, *id)
            && index.blocks_of(*id).is_empty()
            && others.map(|part| parts[*part as usize]).sum::<u32>() == 0
            && parts[Widget::Frame as usize] + parts[Widget::VendorFrame as usize] == 1
    };
    index.page.ancestors(frame).take_while(is_empty).last().unwrap_or(frame)
}
