//! Names that are the complement of the noun before them: in "a friend of Ann Lee said", the friend speaks.

use crate::quote::speaker::inflection::{self, Forms};
use crate::quote::speaker::roles::{Part, function};
use crate::quote::syntax::mentions::{Mention, Sort};
use crate::quote::syntax::tokens::Tokens;
use crate::text::lexicon::{List, Lists};

/// Takes a name in another case for the complement of the subject before it: "said a friend | of Ann Lee" without a preposition.
pub fn part(tokens: &Tokens<'_>, mentions: &mut [Mention]) {
    let forms = Forms::new(tokens, mentions);
    for mention in mentions {
        let noun = mention.name.start.checked_sub(1).filter(|noun| *noun >= mention.tokens.start && !mention.name.is_empty());
        let Some(noun) = noun else { continue };
        let given = tokens.all[mention.name.start].lists;
        if !forms.is_oblique(tokens, mention) && inflection::given(tokens, mention.name.start) == given {
            continue;
        }
        let lists = tokens.all[noun].lists;
        let part = function(tokens, mention, mention.tokens.start, false).part;
        let subject = lists.any(Lists::PERSON) && matches!(part, Part::Say | Part::Tell | Part::Said);
        if subject || lists.has(List::Many) && part == Part::By {
            mention.sort = if subject { Sort::Person } else { Sort::Many };
            (mention.head, mention.name) = (noun, mention.tokens.end..mention.tokens.end);
        }
    }
}
