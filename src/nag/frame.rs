//! Frames of vendors of walls, letters and gifts.
//!
//! What stands in a frame is another document and cannot be read here. So it is told by its address: a vendor's, or one
//! that says the same as the frame's names.

use super::candidate::holds_the_page;
use super::hints::{self, Hint, Hints};
use super::survey::{Part, Survey};
use crate::page::{Attribute, Element, NodeId, NodeKind, Tag};
use crate::report::NagKind;

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
    pub reason: String,
}

/// What a frame may ask for, and what hints at that.
const KINDS: [(Hint, NagKind); 3] =
    [(Hint::Donate, NagKind::Donation), (Hint::Wall, NagKind::Subscription), (Hint::Newsletter, NagKind::Newsletter)];

/// The frames on a page that ask for something, in page order.
pub fn all(survey: &Survey<'_>) -> Vec<Frame> {
    let frames = survey.page.nodes.iter().enumerate().filter_map(|(at, node)| match &node.kind {
        NodeKind::Element(element) if element.is(Tag::Iframe) && !element.hidden => Some((NodeId(at as u32), element)),
        _ => None,
    });
    frames.filter(|(id, _)| survey.blocks_of(*id).is_empty()).filter_map(|(id, element)| of(survey, id, element)).collect()
}

fn of(survey: &Survey<'_>, id: NodeId, element: &Element) -> Option<Frame> {
    let attribute = |name| element.attribute(name).unwrap_or_default();
    let source = attribute(Attribute::Src);
    let (kind, from) = match hints::vendor(source) {
        Some((vendor, hint)) => (kind(|other| other == hint)?, vendor),
        None => {
            let names: Hints =
                [Attribute::Title, Attribute::Id, Attribute::Class].map(attribute).map(hints::of_name).into_iter().collect();
            let target = hints::of_link(source);
            (kind(|hint| target.has(hint) && names.has(hint))?, address(source))
        }
    };
    let reason = format!("is a frame: “{from}”");
    Some(Frame { element: alone(survey, id), kind, title: attribute(Attribute::Title).to_owned(), reason })
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
fn alone(survey: &Survey<'_>, frame: NodeId) -> NodeId {
    let is_empty = |id: &NodeId| {
        let parts = survey.parts(*id);
        let others = Part::ALL.iter().filter(|part| !matches!(part, Part::Frame | Part::VendorFrame));
        !holds_the_page(survey.page, *id)
            && survey.blocks_of(*id).is_empty()
            && others.map(|part| parts[*part as usize]).sum::<u32>() == 0
            && parts[Part::Frame as usize] + parts[Part::VendorFrame as usize] == 1
    };
    survey.page.ancestors(frame).take_while(is_empty).last().unwrap_or(frame)
}
