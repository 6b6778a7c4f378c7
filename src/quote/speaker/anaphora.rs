//! Whom a pronoun or a noun goes back to.

use crate::quote::speaker::coref::MentionKind;
use crate::quote::speaker::coref::{Coreference, noun_gender};
use crate::quote::speaker::roles::{Function, Part};
use crate::quote::syntax::mentions::{Mention, Sort};
use crate::quote::syntax::tokens::Tokens;
use crate::text::lexicon::{List, Lists, Trait, lower_case};

/// Mentions that are looked at before a pronoun.
const REACH: usize = 40;
/// Mentions that are looked at before a noun.
const NOUN_REACH: usize = 120;
/// What each further mention adds.
const AGAIN: f32 = 0.05;
/// What it adds that both the pronoun and whom it may mean report.
const SPOKE: f32 = 0.8;
/// What it adds that somebody without a name has just spoken.
const WITHOUT_NAME: f32 = 1.0;
/// What it adds to be the subject of the sentence right before, in the same paragraph.
const GOES_ON: f32 = 0.7;
/// What it adds that this sentence begins with a noun and whom it names: "her husband, Lee, went back".
const BROUGHT_IN: f32 = 0.8;
/// How sure it is at most whom a pronoun means where somebody else was told of since.
const DOUBTFUL: f32 = 0.6;
/// How well somebody fits whom only a noun stands for.
const UNNAMED: f32 = 0.2;
/// Paragraphs that are looked back over.
const FAR: usize = 5;
/// How well somebody must fit to be meant by another word, and how much better than anybody else.
const LIKELY: f32 = 0.5;
const APART: f32 = 1.0;
/// Tokens before the noun that may mean somebody named: "the", "the 48-year-old".
const LONGEST_NOUN: usize = 3;
/// People who may be meant by an office that is told in other words, and letters of a word that tells of it.
const NEAREST: usize = 3;
const SHORTEST_TELLING: usize = 5;
/// Letters of an article at a noun's end.
const MOST_ARTICLE: usize = 2;

impl Coreference {
    /// Finds whom each pronoun and each noun means, from the beginning on.
    pub(super) fn follow(&mut self, tokens: &Tokens<'_>, mentions: &[Mention], functions: &[Function]) {
        for at in 0..mentions.len() {
            let found = match mentions[at].sort {
                Sort::Single => self.pronoun(tokens, mentions, functions, at),
                Sort::Relative => relative(tokens, mentions, at).and_then(|before| Some((self.of[before]?, 0.9))),
                Sort::Person if self.of[at].is_none() => self.person(tokens, mentions, functions, at),
                _ => None,
            };
            if let Some((person, sure)) = found {
                (self.of[at], self.sure[at]) = (Some(person), sure);
            } else if mentions[at].name.is_empty() {
                let before = repeated(tokens, mentions, at);
                self.repeats[at] = before.map(|before| self.repeats[before].unwrap_or(before));
            }
        }
    }

    /// Whom a noun for a person means: somebody named, whom a noun before means, or somebody without a name.
    fn person(&mut self, tokens: &Tokens<'_>, mentions: &[Mention], functions: &[Function], at: usize) -> Option<(usize, f32)> {
        let again = joined(tokens, mentions, at).or_else(|| repeated(tokens, mentions, at));
        let found = self.noun(tokens, mentions, at).or_else(|| again.and_then(|before| Some((self.of[before]?, 0.7))));
        if found.is_some() || again.is_some() {
            return found;
        }
        let found = self.another_word(tokens, mentions, functions, at).or_else(|| self.office(tokens, mentions, functions, at));
        // Who has a name may be called by a noun that tells whom it means.
        // "The sister of the victim" is told well enough; "the head of the Interior" may be somebody named.
        let complement = mentions[at].head + 1..mentions[at].tokens.end;
        let party = tokens.all[mentions[at].head].lists.has(List::Party);
        let told = party || !complement.is_empty() && !complement.into_iter().any(|at| tokens.all[at].name);
        found.or_else(|| (told || !is_definite(tokens, &mentions[at])).then(|| (self.unnamed(tokens, mentions, at), 1.0)))
    }

    /// Whom he or she means.
    fn pronoun(&mut self, tokens: &Tokens<'_>, mentions: &[Mention], functions: &[Function], at: usize) -> Option<(usize, f32)> {
        let lists = tokens.all[mentions[at].head].lists;
        let wanted = match (lists.has(List::He), lists.has(List::She)) {
            (true, false) => Some(List::He),
            (false, true) => Some(List::She),
            (true, true) => None,
            (false, false) => tokens.words.verb_subject(tokens.lower(mentions[at].head)),
        };
        let scores = self.candidates(tokens, mentions, functions, at, wanted);
        let (person, best) = *scores.first()?;
        if best < -10.0 {
            return None;
        }
        let lead = lead(&scores);
        let known = self.all[person].gender().is_some();
        if !known && lead > 1.0 {
            match wanted {
                Some(List::He) => self.all[person].male += 1.0,
                Some(List::She) => self.all[person].female += 1.0,
                _ => {}
            }
        }
        // It is no surer whom a pronoun means than whom the word meant that it goes back to.
        let before = (at.saturating_sub(REACH)..at).rev().find(|before| self.of[*before] == Some(person));
        let most = if self.is_nearest(mentions, functions, at, person, wanted) { 0.97 } else { DOUBTFUL };
        let most = before.map_or(most, |before| self.sure[before]).min(most);
        Some((person, (if known { 0.75 } else { 0.5 } + 0.08 * lead.clamp(0.0, 3.0)).min(most)))
    }

    /// Whether a person is the last before a pronoun who is told of as a subject, but for people of another gender.
    fn is_nearest(&self, mentions: &[Mention], functions: &[Function], at: usize, person: usize, wanted: Option<List>) -> bool {
        let subject = |before: &usize| {
            let part = functions[*before].part;
            !matches!(part, Part::Preposition | Part::Listener | Part::Other | Part::Told)
                && mentions[*before].sort != Sort::Single
        };
        let fits = |other: &usize| {
            let other = &self.all[*other];
            other.human && (other.gender().is_none() || wanted.is_none() || other.gender() == wanted)
        };
        let mut before = (at.saturating_sub(REACH)..at).rev().filter(subject);
        before.find_map(|before| self.of[before].filter(fits)).is_none_or(|nearest| nearest == person)
    }

    /// Whom a word of that gender may go back to, the likeliest first.
    fn candidates(
        &self,
        tokens: &Tokens<'_>,
        mentions: &[Mention],
        functions: &[Function],
        at: usize,
        wanted: Option<List>,
    ) -> Vec<(usize, f32)> {
        let mut scores: Vec<(usize, f32)> = Vec::new();
        let here = tokens.all[mentions[at].head].sentence;
        for before in (at.saturating_sub(REACH)..at).rev() {
            let Some(person) = self.of[before] else { continue };
            let there = tokens.all[mentions[before].head].sentence;
            if tokens.paragraphs[here] - tokens.paragraphs[there] > FAR {
                break;
            }
            let spoke = functions[before].cue.is_some() && functions[at].cue.is_some();
            let said = matches!(functions[before].part, Part::Say | Part::Tell | Part::Said | Part::Distant);
            let score = self.nearness(tokens, &mentions[before], &functions[before], here, there)
                + self.fitness(person, wanted)
                + if there + 1 == here && self.brings_in(tokens, mentions, functions, before) { BROUGHT_IN } else { 0.0 }
                + if spoke { SPOKE } else { 0.0 }
                + if spoke && said && there + 1 == here && self.all[person].words.is_empty() { WITHOUT_NAME } else { 0.0 };
            match scores.iter_mut().find(|(known, _)| *known == person) {
                Some((_, best)) => *best = best.max(score) + AGAIN,
                None => scores.push((person, score)),
            }
        }
        crate::sort::sort_by(&mut scores, |a, b| b.1.total_cmp(&a.1));
        scores
    }

    /// Whether a noun opens a sentence that the name right behind it explains, or a name that an age explains.
    fn brings_in(&self, tokens: &Tokens<'_>, mentions: &[Mention], functions: &[Function], noun: usize) -> bool {
        let aged =
            self.of[noun].is_some_and(|person| self.all[person].first == noun) && tokens.has_age(mentions[noun].tokens.end);
        let named = mentions.get(noun + 1).is_some_and(|name| !name.name.is_empty() && self.of[noun + 1] == self.of[noun]);
        (aged || named && mentions[noun].name.is_empty()) && matches!(functions[noun].part, Part::First | Part::Distant)
    }

    /// How near a mention is, and how much it stands in the foreground.
    fn nearness(&self, tokens: &Tokens<'_>, mention: &Mention, function: &Function, here: usize, there: usize) -> f32 {
        let paragraphs = (tokens.paragraphs[here] - tokens.paragraphs[there]) as f32;
        let sentences = (here - there) as f32;
        let part = match function.part {
            Part::Say | Part::Tell | Part::Said | Part::By | Part::Behind => 1.5,
            Part::First | Part::Distant | Part::May | Part::Saying | Part::SaidMay | Part::Told => 1.2,
            Part::Preposition | Part::Listener => -0.6,
            Part::Other => 0.0,
        };
        let introduced = if mention.sort == Sort::Full { 0.5 } else { 0.0 };
        let farther = if paragraphs > 0.0 { 0.3 } else { 0.0 };
        let subject = !matches!(function.part, Part::Preposition | Part::Listener | Part::Other | Part::Told);
        let goes_on = if subject && there + 1 == here && paragraphs == 0.0 { GOES_ON } else { 0.0 };
        part + goes_on + introduced
            - 0.5 * sentences.min(6.0)
            - 0.5 * paragraphs
            - farther
            - if mention.owner { 0.6 } else { 0.0 }
    }

    /// How well a person fits a pronoun.
    fn fitness(&self, person: usize, wanted: Option<List>) -> f32 {
        let person = &self.all[person];
        let gender = match (person.gender(), wanted) {
            (Some(known), Some(wanted)) if known != wanted => {
                if (person.male - person.female).abs() < 1.0 {
                    -3.0
                } else {
                    -40.0
                }
            }
            (Some(_), Some(_)) => 0.7,
            _ => 0.0,
        };
        let human = match person.kind() {
            MentionKind::Body => -4.0,
            MentionKind::Human => 0.8,
            MentionKind::Nobody => UNNAMED,
            MentionKind::Unclear => -0.4,
        };
        gender + human + 0.25 * (person.seen as f32).ln_1p()
    }

    /// Whom a noun such as "the senator" means: the last person with that role.
    fn noun(&self, tokens: &Tokens<'_>, mentions: &[Mention], at: usize) -> Option<(usize, f32)> {
        let head = tokens.lower(mentions[at].head);
        if !is_definite(tokens, &mentions[at]) || mentions[at].head - mentions[at].tokens.start > LONGEST_NOUN || head.is_empty()
        {
            return None;
        }
        (at.saturating_sub(REACH)..at).rev().find_map(|before| {
            let person = self.of[before]?;
            let role = self.all[person].role.as_ref()?;
            let means =
                |word: &str| same_noun(word, head) && self.all[person].can_be(tokens.all[mentions[at].head].lists, word == head);
            // "La miembro" is no man, whatever the noun alone tells.
            let woman = noun_gender(tokens, &mentions[at]) == Some(List::She);
            let named = !mentions[before].name.is_empty() && self.all[person].human;
            let named = named && !(woman && self.all[person].gender() == Some(List::He));
            let role = lower_case(role);
            let words = || role.split(|c: char| !c.is_alphanumeric());
            // "The president of the club" is not the president of the bank.
            let linked = (mentions[at].head + 1..mentions[at].tokens.end).map(|at| tokens.lower(at));
            let mut telling = linked.filter(|word| word.chars().count() >= SHORTEST_TELLING).peekable();
            let same = telling.peek().is_none() || telling.any(|word| words().any(|other| same_noun(other, word)));
            let called = words().any(|word| word == head);
            (named && same && words().any(means)).then_some((person, if called { 0.7 } else { 0.55 }))
        })
    }

    /// Whom a noun means that speaks, by what else it tells of somebody's role: "the head of the Interior" is the minister of
    /// the Interior.
    fn office(&self, tokens: &Tokens<'_>, mentions: &[Mention], functions: &[Function], at: usize) -> Option<(usize, f32)> {
        let mention = &mentions[at];
        if functions[at].cue.is_none() || !is_definite(tokens, mention) || mention.head - mention.tokens.start > LONGEST_NOUN {
            return None;
        }
        let telling = |token: &usize| {
            let lists = tokens.all[*token].lists;
            *token != mention.head && tokens.lower(*token).chars().count() >= SHORTEST_TELLING && !lists.any(Lists::TITLES)
        };
        let words: Vec<&str> = mention.tokens.clone().filter(telling).map(|token| tokens.lower(token)).collect();
        let scores = self.candidates(tokens, mentions, functions, at, noun_gender(tokens, mention));
        let told = |person: usize| {
            let role = lower_case(self.all[person].role.as_deref().unwrap_or_default());
            self.all[person].human && role.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word))
        };
        scores.iter().take(NEAREST).find(|(person, score)| *score > 0.0 && told(*person)).map(|(person, _)| (*person, 0.6))
    }

    /// Whom a bare noun means that speaks and that nothing before it explains: writers call by another word whom they have just
    /// named, "the coach" for the trainer.
    fn another_word(&self, tokens: &Tokens<'_>, mentions: &[Mention], functions: &[Function], at: usize) -> Option<(usize, f32)> {
        let mention = &mentions[at];
        // "Lee's press secretary", "a friend of Lee", "the friend of the mayor", but not "the New York businessman".
        let article = tokens.all[mention.tokens.start].lists.any(Lists::ARTICLES);
        // Where nouns have no articles, what stands behind one explains it.
        let genitives = tokens.words.has_trait(Trait::NoArticles);
        let told = |at: usize| match &tokens.all[at] {
            token if at > mention.head => {
                genitives || token.name || token.lists.has(List::Linked) || token.lists.any(Lists::PERSON)
            }
            token => token.name && at < mention.head && !article,
        };
        let linked = mention.tokens.clone().any(told);
        // "Charlie King" is a name, although a noun ends it.
        let first = tokens.sentences[tokens.all[mention.head].sentence].start;
        let people = tokens.words.has_trait(Trait::NoArticles) && mention.tokens.len() == 1;
        let name = tokens.all[mention.head].capital && !tokens.capital_nouns && mention.head > first && !people;
        // "The prosecutor" is nobody whom the story calls otherwise.
        if name
            || tokens.all[mention.head].lists.has(List::Party)
            || functions[at].cue.is_none()
            || linked
            || mention.tokens.len() > LONGEST_NOUN + 1
            || !is_definite(tokens, mention)
        {
            return None;
        }
        let scores = self.candidates(tokens, mentions, functions, at, noun_gender(tokens, mention));
        let (person, best) = *scores.first()?;
        let lead = lead(&scores);
        (best > LIKELY && lead > APART && self.all[person].human).then_some((person, (0.4 + 0.05 * lead).min(0.6)))
    }
}

/// How much likelier the first is than the second.
fn lead(scores: &[(usize, f32)]) -> f32 {
    scores[0].1 - scores.get(1).map_or(-20.0, |(_, second)| *second)
}

/// Whether a noun phrase tells that its reader knows whom it means.
fn is_definite(tokens: &Tokens<'_>, mention: &Mention) -> bool {
    let first = tokens.all[mention.tokens.start].lists;
    let bare = tokens.all[mention.head].capital && !tokens.capital_nouns
        || tokens.words.has_trait(Trait::NoArticles)
        || tokens.words.has_trait(Trait::ArticlesBehind);
    first.has(List::Definite) || !first.any(Lists::ARTICLES) && bare
}

/// Whether two nouns name the same role: alike, or one a compound with the other, whatever their endings.
fn same_noun(a: &str, b: &str) -> bool {
    const SHORTEST: usize = 5;
    const LONGEST_ENDING: usize = 4;
    if a == b {
        return true;
    }
    let alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum::<usize>();
    let inflected = alike >= SHORTEST && a.len().max(b.len()) - alike <= LONGEST_ENDING;
    let stem = |end: usize, word: &str| word.char_indices().rev().nth(end).map(|(at, c)| at + c.len_utf8());
    inflected
        || (0..=MOST_ARTICLE).any(|a_end| {
            (0..=MOST_ARTICLE).any(|b_end| {
                let (Some(a_end), Some(b_end)) = (stem(a_end, a), stem(b_end, b)) else { return false };
                let (a, b) = (&a[..a_end], &b[..b_end]);
                a.len().min(b.len()) >= SHORTEST && (a.ends_with(b) || b.ends_with(a))
            })
        })
}

/// The longer mention with the same noun that a short one with an article repeats, or the thing that a lone word such as "it" means.
fn repeated(tokens: &Tokens<'_>, mentions: &[Mention], at: usize) -> Option<usize> {
    let mention = &mentions[at];
    let thing = |other: &Mention| matches!(other.sort, Sort::Body | Sort::Document) && !is_lone(tokens, other);
    let noun = matches!(mention.sort, Sort::Person | Sort::Many | Sort::Body | Sort::Document);
    let article = tokens.all[mention.tokens.start].lists.any(Lists::ARTICLES) && mention.tokens.len() == 2;
    let gender = noun_gender(tokens, mention);
    // "The source" is the one that "a source of the ministry" brought in.
    let brought_in = |other: &Mention| {
        let first = tokens.all[other.tokens.start].lists;
        let indefinite = first.any(Lists::ARTICLES) && !first.has(List::Definite) && other.tokens.len() > 1;
        let alike = || same_noun(tokens.lower(other.head), tokens.lower(mention.head));
        indefinite && other.name.is_empty() && alike() && noun_gender(tokens, other) == gender
    };
    let mut before = (at.saturating_sub(NOUN_REACH)..at).rev();
    if is_lone(tokens, mention) {
        return before.find(|before| thing(&mentions[*before]));
    }
    let longer = |other: &Mention| {
        other.name.is_empty() && other.tokens.len() > 2 && tokens.lower(other.head) == tokens.lower(mention.head)
    };
    let definite = is_definite(tokens, mention) && mention.head - mention.tokens.start < LONGEST_NOUN;
    let found = before.find(|before| {
        noun && article && longer(&mentions[*before])
            || definite && mention.sort == Sort::Person && brought_in(&mentions[*before])
    });
    let body = article && mention.sort == Sort::Body && mention.name.is_empty();
    found.or_else(|| body.then(|| called(tokens, mentions, at)).flatten())
}

/// The only body before a noun in whose name the noun stands: "the ministry" is the Ministry of Ports.
fn called(tokens: &Tokens<'_>, mentions: &[Mention], at: usize) -> Option<usize> {
    let noun = &mentions[at];
    let names = |word: usize| {
        let word = &tokens.all[word];
        word.capital && word.lists.has(List::Body)
    };
    let is_called = |body: &Mention| {
        let mut words = body.name.clone().filter(|word| names(*word));
        body.sort == Sort::Body && body.name.len() > 1 && words.any(|word| tokens.lower(word) == tokens.lower(noun.head))
    };
    let name = |body: usize| tokens.words(mentions[body].name.clone());
    let mut bodies = (at.saturating_sub(NOUN_REACH)..at).rev().filter(|body| is_called(&mentions[*body]));
    let last = bodies.next()?;
    bodies.all(|body| name(body) == name(last)).then_some(last)
}

/// The noun that one without an article goes on with: "a neighbour | and member of the club".
fn joined(tokens: &Tokens<'_>, mentions: &[Mention], at: usize) -> Option<usize> {
    let start = mentions[at].tokens.start;
    let article = |mention: &Mention| tokens.all[mention.tokens.start].lists.any(Lists::ARTICLES);
    let first = |before: &usize| {
        let mention = &mentions[*before];
        mention.tokens.end + 1 == start && mention.sort == Sort::Person && article(mention)
    };
    let joins = tokens.before(start).is_some_and(|before| before.lists.has(List::Join)) && !article(&mentions[at]);
    (at.saturating_sub(NEAREST)..at).find(first).filter(|_| joins)
}

/// Whether a mention is a word such as "it".
fn is_lone(tokens: &Tokens<'_>, mention: &Mention) -> bool {
    mention.sort == Sort::Document && mention.tokens.len() == 1 && tokens.all[mention.head].lists.has(List::Common)
}

/// The mention that "who" goes back to.
fn relative(tokens: &Tokens<'_>, mentions: &[Mention], at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    tokens.same_sentence(mentions[before].head, mentions[at].head).then_some(before)
}
