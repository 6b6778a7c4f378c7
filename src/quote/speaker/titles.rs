//! Words that tell who a name is: right before it, or in commas beside it.

use crate::quote::syntax::mentions::{Mention, Sort};
use crate::quote::syntax::tokens::{Kind, Token, Tokens};
use crate::text::lexicon::Lists;

/// Words in no list before a full name that tell what somebody is.
const MOST_UNLISTED: usize = 2;
/// Words of a title before a name in another case.
const LONGEST_TITLE: usize = 3;

/// Whether a name stands in commas behind the noun that it names: "the mayor, Ann Lee, said", "her husband, Lee, said".
pub(super) fn is_apposed(tokens: &Tokens<'_>, mention: &Mention) -> bool {
    let (start, end) = (role_start(tokens, mention), mention.tokens.end);
    let set_off = start > 1 && tokens.is_sign(start - 1, &[',']) && tokens.is_sign(end, &[',']);
    let names = || mention.sort == Sort::Short && tokens.all[start - 2].lists.any(Lists::PERSON);
    set_off && (mention.sort == Sort::Full || names()) && tokens.same_sentence(start - 1, end)
}

/// Where the words in no list begin that stand right before a full name: "said | midfielder Ann Lee", "the mayor, | former
/// sheriff Ann Lee, said".
pub(super) fn role_start(tokens: &Tokens<'_>, mention: &Mention) -> usize {
    let start = mention.tokens.start;
    let sentence = tokens.all[start].sentence;
    let most = if mention.sort == Sort::Full { MOST_UNLISTED } else { 0 };
    small_words(tokens, start, most, &|token| token.lists.is_empty() && token.sentence == sentence)
}

/// Where the words begin that stand before a name in another case: "according to | the coach of the team Ann Lee".
pub(super) fn title_start(tokens: &Tokens<'_>, mention: &Mention) -> usize {
    small_words(tokens, mention.tokens.start, LONGEST_TITLE, &|token| !token.lists.any(Lists::BREAKS))
}

/// Where the words without a capital begin that stand right before a token and fit.
fn small_words(tokens: &Tokens<'_>, start: usize, most: usize, fits: &dyn Fn(&Token) -> bool) -> usize {
    let small = |at: &usize| {
        let token = &tokens.all[*at];
        token.kind == Kind::Word && !token.capital && fits(token)
    };
    (start.saturating_sub(most)..start).rev().take_while(small).last().unwrap_or(start)
}
