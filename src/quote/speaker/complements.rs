//! Names that are the complement of the noun before them: in "a friend of Ann Lee said", the friend speaks.

use crate::quote::speaker::roles::{Part, function};
use crate::quote::syntax::inflection::{self, Forms};
use crate::quote::syntax::mentions::{Mention, Sort};
use crate::quote::syntax::tokens::Tokens;
use crate::text::lexicon::{List, Lists};

/// Takes a name in another case for the complement of the subject before it: "said a friend | of Ann Lee" without a preposition.
pub fn part(tokens: &Tokens<'_>, mentions: &mut [Mention]) {
    let forms = Forms::new(tokens, mentions);
    for mention in mentions {
        let noun = |at: &usize| tokens.all[*at].lists.any(Lists::PERSON) || tokens.all[*at].lists.has(List::Many);
        let before = mention.tokens.start..mention.name.start;
        let noun = before.clone().find(noun).filter(|_| !mention.name.is_empty());
        let Some(noun) = noun else { continue };
        let given = tokens.all[mention.name.start].lists;
        if !forms.is_oblique(tokens, mention) && inflection::given(tokens, mention.name.clone()) == given {
            continue;
        }
        let function = function(tokens, mention, mention.tokens.start, false);
        let person = tokens.all[noun].lists.any(Lists::PERSON);
        let subject = person && matches!(function.part, Part::Say | Part::Tell | Part::Said);
        // "Heard from those around | the minister Ann Lee".
        if subject || !person && (function.part == Part::By || function.cue.is_some()) {
            mention.sort = if subject { Sort::Person } else { Sort::Many };
            (mention.head, mention.name) = (noun, mention.tokens.end..mention.tokens.end);
        }
    }
}
