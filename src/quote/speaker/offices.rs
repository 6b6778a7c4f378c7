//! The words that tell what somebody is: before a name, and apart from it.

use std::ops::Range;

use crate::quote::syntax::mentions::Mention;
use crate::quote::syntax::tokens::{Kind, Tokens};
use crate::text::lexicon::{List, Lists};

/// Tokens of a role that stands behind a name: those that are shown, and those until it ends.
const LONGEST_ROLE: usize = 10;
const FARTHEST_END: usize = 20;

/// The role before a name, without an article; none for a mere honorific.
pub(super) fn role_before(tokens: &Tokens<'_>, mention: &Mention) -> Option<String> {
    let start = mention.tokens.start + usize::from(tokens.all[mention.tokens.start].lists.any(Lists::ARTICLES));
    let role = start..mention.name.start;
    let telling = role.clone().any(|at| {
        let lists = tokens.all[at].lists;
        lists.any(Lists::PERSON) || lists.has(List::TitleAny) && tokens.all[at].range.len() > 4
    });
    let text = tokens.words(role);
    (telling && !text.is_empty()).then(|| text.trim_end_matches([',', ':']).to_owned())
}

/// Where a role ends that begins at a token: at the next sign or clause. None where nothing ends it soon.
pub(super) fn role_end(tokens: &Tokens<'_>, start: usize) -> Option<usize> {
    let end = tokens.sentences[tokens.all[start].sentence].end;
    let ends = |at: &usize| {
        let token = &tokens.all[*at];
        let next = tokens.all.get(at + 1);
        match token.kind {
            Kind::Sign('.') => next.is_none_or(|next| !next.capital || next.glued),
            Kind::Sign(sign) => !matches!(sign, '-' | '&' | '/'),
            Kind::Quote(_) => true,
            _ => *at > start && !token.capital && token.lists.any(Lists::VERBS.and(Lists::PRONOUNS)),
        }
    };
    (start..end.min(start + FARTHEST_END)).find(ends).or((end <= start + FARTHEST_END).then_some(end))
}

/// The words of a role, without an article before it and what a cut leaves open behind it.
pub(super) fn role_text(tokens: &Tokens<'_>, role: Range<usize>) -> String {
    let start = role.start + usize::from(tokens.all[role.start].lists.any(Lists::ARTICLES));
    let open = |at: usize| {
        let lists = tokens.all[at].lists;
        !tokens.all[at].capital && (lists.any(Lists::ARTICLES.and(Lists::BREAKS)) || lists.has(List::Linked))
    };
    let mut end = role.end.min(start + LONGEST_ROLE).max(start);
    while end > start && end < role.end && open(end - 1) {
        end -= 1;
    }
    tokens.words(start..end).trim_end_matches('.').to_owned()
}
