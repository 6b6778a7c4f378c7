//! Organisations that a story names in full once, and by one word or their initials from then on.

use std::collections::HashMap;

use crate::quote::syntax::mentions::{Mention, Sort};
use crate::quote::syntax::tokens::{Kind, Tokens};
use crate::text::chars::is_shouted;
use crate::text::lexicon::{List, Lists};

/// The fullest mention of each organisation and how many words it has, by the words that stand for it.
#[derive(Debug, Default)]
pub(super) struct Bodies(HashMap<String, (usize, usize)>);

impl Bodies {
    pub(super) fn new(tokens: &Tokens<'_>, mentions: &[Mention]) -> Self {
        let mut bodies = Self::default();
        for (number, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.sort == Sort::Body) {
            let words: Vec<usize> = capitals(tokens, mention).collect();
            let [first, .., last] = *words else { continue };
            let initials: String = words.iter().filter_map(|at| tokens.word(*at).chars().next()).collect();
            let heads = words.iter().filter(|at| **at == first || **at == last || tokens.all[**at].lists.has(List::Body));
            let keys = heads.map(|at| tokens.word(*at).to_owned()).chain([initials]);
            for key in keys {
                let known = bodies.0.entry(key).or_insert((number, words.len()));
                if words.len() > known.1 {
                    *known = (number, words.len());
                }
            }
        }
        bodies
    }

    /// The full mention of what one word names, or the last words of its name: "the Security Council" of the United Nations.
    pub(super) fn fullest(&self, tokens: &Tokens<'_>, mentions: &[Mention], at: usize) -> Option<usize> {
        let mention = &mentions[at];
        let first = capitals(tokens, mention).next()?;
        let mut last = first;
        for at in first + 1..mention.tokens.end {
            match &tokens.all[at] {
                word if word.capital => last = at,
                word if word.kind == Kind::Word && !is_article(tokens, at) => return None,
                _ => {}
            }
        }
        let named = mention.sort == Sort::Body || is_shouted(tokens.word(last));
        let (number, _) = *self.0.get(tokens.word(last)).filter(|_| named)?;
        let ends = tokens.words(mentions[number].tokens.clone()).ends_with(tokens.words(first..last + 1));
        (first == last || ends).then_some(number)
    }
}

/// The words with capitals of a mention, without its article.
fn capitals<'a>(tokens: &'a Tokens<'_>, mention: &Mention) -> impl Iterator<Item = usize> + use<'a> {
    let words = mention.tokens.clone();
    words.filter(|at| tokens.all[*at].capital && !is_article(tokens, *at))
}

fn is_article(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.all[at].lists.any(Lists::ARTICLES)
}
