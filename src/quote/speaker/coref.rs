//! Who is who: names that belong to one person, genders, roles, and whom a pronoun means.

use std::collections::HashMap;

use crate::quote::speaker::bodies::Bodies;
use crate::quote::speaker::offices::{role_before, role_end, role_text};
use crate::quote::speaker::roles::{Function, Part};
use crate::quote::speaker::spelling;
use crate::quote::syntax::inflection::{self, Forms};
use crate::quote::syntax::mentions::{Mention, Sort};
use crate::quote::syntax::naming;
use crate::quote::syntax::tokens::{Kind, Tokens};
use crate::text::chars::is_shouted;
use crate::text::lexicon::{List, Lists, lower_case};

/// What a mention means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionKind {
    Human,
    Body,
    Unclear,
    Nobody,
}

/// Somebody, or an organisation, that the story names.
#[derive(Debug, Clone, Default)]
pub struct Person {
    /// The fullest name, in its plain form.
    pub name: String,
    /// What the story says they are.
    pub role: Option<String>,
    /// Words of the name, plain and lower case.
    pub words: Vec<String>,
    /// The first mention.
    pub first: usize,
    /// What speaks for a man and for a woman.
    pub(super) male: f32,
    pub(super) female: f32,
    /// Mentions so far.
    pub(super) seen: usize,
    /// The last mention.
    pub(super) last: usize,
    /// Whether something shows that it is a person.
    pub(super) human: bool,
    pub(super) body: bool,
}

/// The people of a story.
#[derive(Debug, Default)]
pub struct Coreference {
    /// All of them, in the order of their first full mention.
    pub all: Vec<Person>,
    /// Whom each mention means.
    pub of: Vec<Option<usize>>,
    /// How sure that is.
    pub sure: Vec<f32>,
    /// For a noun such as "the spokesman": the longer mention that it repeats.
    pub repeats: Vec<Option<usize>>,
    /// Organisations by their short names.
    pub(super) bodies: Bodies,
    by_word: HashMap<String, Vec<usize>>,
}

/// People of one name that are told apart, and people whose names may be misspelt; both bound the work.
const MOST_NAMESAKES: usize = 32;
const MOST_SPELT: usize = 64;
/// What words before a name tell of a gender, and what a noun of masculine form tells.
const TOLD: f32 = 3.0;
const HINTED: f32 = 0.8;

impl Coreference {
    /// The people of a story.
    pub(super) fn new(tokens: &Tokens<'_>, mentions: &[Mention], functions: &[Function], forms: &Forms<'_>) -> Self {
        let mut people = Self {
            of: vec![None; mentions.len()],
            sure: vec![1.0; mentions.len()],
            repeats: vec![None; mentions.len()],
            bodies: Bodies::new(tokens, mentions),
            ..Self::default()
        };
        // A headline that writes all words with capitals tells least of where a name ends.
        for headline in [false, true] {
            let here = |mention: &Mention| is_long(mention) && tokens.in_title_case(mention.head) == headline;
            for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| here(mention)) {
                people.add_full(tokens, at, mention, forms);
            }
        }
        for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| !mention.name.is_empty()) {
            if people.of[at].is_none() {
                people.add_short(tokens, at, mention, forms);
            }
            people.learn(tokens, at, mention, &functions[at]);
        }
        people.find_roles(tokens, mentions, functions);
        people.follow(tokens, mentions, functions);
        people
    }

    fn add_full(&mut self, tokens: &Tokens<'_>, at: usize, mention: &Mention, forms: &Forms<'_>) {
        let words = forms.words(tokens, mention.name.clone());
        let Some(last) = words.last() else { return };
        let same = |person: &usize| same_full(&self.all[*person].words, &words);
        let known = self.namesakes(last).find(same).or_else(|| self.namesakes(&words[0]).find(same));
        let person = known.unwrap_or_else(|| self.insert(&words, mention.sort == Sort::Body));
        self.of[at] = Some(person);
        self.name(tokens, person, mention, &words);
    }

    /// Who has the last of these words as a name.
    pub fn called(&self, name: &str) -> Option<usize> {
        self.namesakes(&lower_case(name.split_whitespace().next_back()?)).next()
    }

    /// Whom a word names, the last first.
    fn namesakes(&self, word: &str) -> impl Iterator<Item = usize> + '_ {
        self.by_word.get(word).into_iter().flat_map(|all| all.iter().rev().take(MOST_NAMESAKES)).copied()
    }

    fn insert(&mut self, words: &[String], body: bool) -> usize {
        let person = self.all.len();
        self.all.push(Person { words: words.to_vec(), body, last: usize::MAX, ..Person::default() });
        for word in words {
            self.by_word.entry(word.clone()).or_default().push(person);
        }
        person
    }

    /// Somebody whom only a noun stands for.
    pub(super) fn unnamed(&mut self, tokens: &Tokens<'_>, mentions: &[Mention], at: usize) -> usize {
        let person = self.insert(&[], false);
        self.all[person].name = naming::written(tokens, mentions, at);
        self.all[person].first = at;
        self.all[person].learn_noun(tokens, &mentions[at]);
        person
    }

    /// Takes the longest name; of equals the one in its plain form.
    fn name(&mut self, tokens: &Tokens<'_>, person: usize, mention: &Mention, words: &[String]) {
        let text = tokens.words(mention.name.clone());
        let plain = words.iter().map(String::len).sum::<usize>() >= letters(text);
        let person = &mut self.all[person];
        // "builds Ann Lee organs" as German writes it: what stands behind a full name is a noun.
        let noun_behind = |long: &[String], short: &[String]| {
            tokens.capital_nouns && short.len() > 1 && long.len() > short.len() && long.starts_with(short)
        };
        let shouted = |name: &str| !name.contains(char::is_lowercase);
        if person.name.is_empty()
            || words.len() == person.words.len() && shouted(&person.name) && !shouted(text)
            || words.len() > person.words.len() && !tokens.in_title_case(mention.head) && !noun_behind(words, &person.words)
            || noun_behind(&person.words, words)
            || (words.len() == person.words.len() && plain && letters(text) < letters(&person.name))
        {
            person.name = inflection::written(tokens, mention.name.clone(), words);
            person.words = words.to_vec();
        }
    }

    fn add_short(&mut self, tokens: &Tokens<'_>, at: usize, mention: &Mention, forms: &Forms<'_>) {
        let words = forms.words(tokens, mention.name.clone());
        let Some(word) = words.last() else { return };
        if let Some(person) = self.abbreviated(tokens, at, mention) {
            self.of[at] = Some(person);
            self.by_word.entry(word.clone()).or_default().push(person);
            return;
        }
        let (male, female) = title_gender(tokens, mention);
        let fits = |person: &&usize| {
            let person = &self.all[**person];
            !(male >= TOLD && person.gender() == Some(List::She) || female >= TOLD && person.gender() == Some(List::He))
        };
        let weight = |person: &usize| {
            let known = &self.all[*person];
            let surname = known.words.last() == Some(word);
            let before = known.last != usize::MAX;
            (surname, before, if before { known.last as isize } else { -(*person as isize) })
        };
        let known = self.namesakes(word).filter(|person| fits(&person)).max_by_key(weight);
        let known = known.or_else(|| self.misspelt(word).filter(|person| fits(&person)));
        let person = known.unwrap_or_else(|| self.insert(&words, mention.sort == Sort::Body));
        self.of[at] = Some(person);
        self.name(tokens, person, mention, &words);
    }

    /// Who alone has a full name for whose last word an unknown one is a slip.
    fn misspelt(&self, word: &str) -> Option<usize> {
        let slips = |person: &usize| {
            let words = &self.all[*person].words;
            words.len() > 1 && words.last().is_some_and(|last| spelling::is_slip(last, word))
        };
        if self.by_word.contains_key(word) {
            return None;
        }
        let mut found = (0..self.all.len().min(MOST_SPELT)).filter(slips);
        found.next().filter(|_| found.next().is_none())
    }

    /// Whose name a word in brackets behind it abbreviates: "Environmental Protection Agency (EPA)".
    fn abbreviated(&self, tokens: &Tokens<'_>, at: usize, mention: &Mention) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let start = mention.tokens.start;
        let bracket = start > 0 && tokens.is_sign(start - 1, &['(']) && tokens.is_sign(mention.tokens.end, &[')']);
        let capitals = is_shouted(tokens.words(mention.name.clone()));
        (bracket && capitals && tokens.same_sentence(start, start - 2)).then_some(self.of[before]?)
    }

    /// What a mention tells of its person.
    fn learn(&mut self, tokens: &Tokens<'_>, at: usize, mention: &Mention, function: &Function) {
        let Some(number) = self.of[at] else { return };
        let (male, female) = title_gender(tokens, mention);
        let given = inflection::given(tokens, mention.name.clone());
        let titled = mention.tokens.start < mention.name.start
            && (mention.tokens.start..mention.name.start).any(|at| tokens.all[at].lists.any(Lists::TITLES.and(Lists::PERSON)));
        let person = &mut self.all[number];
        person.male += male;
        person.female += female;
        if mention.sort == Sort::Full || person.words.len() == 1 {
            let (he, she) = (given.has(List::NameMale), given.has(List::NameFemale));
            // A lone given name may be a surname too.
            let weight = if mention.sort == Sort::Full { 1.5 } else { 0.5 };
            person.male += if he && !she { weight } else { 0.0 };
            person.female += if she && !he { weight } else { 0.0 };
            person.human |= he || she;
        }
        let speaks = function.cue.is_some() && mention.sort != Sort::Body;
        let told_of = speaks || is_told_of(tokens, mention.tokens.end);
        let aged = tokens.has_age(mention.tokens.end);
        person.human |= titled || aged || male + female > 0.0 || (told_of && mention.sort == Sort::Full);
        person.body &= !person.human;
        if person.seen == 0 {
            person.first = at;
        }
        person.seen += 1;
        person.last = at;
        if titled && let Some(role) = role_before(tokens, mention) {
            person.take_role(role);
        }
    }

    /// Roles that stand apart from the name: "Ann Lee, the mayor of Newtown," and "the mayor, Ann Lee,".
    fn find_roles(&mut self, tokens: &Tokens<'_>, mentions: &[Mention], functions: &[Function]) {
        for at in 1..mentions.len() {
            let behind = &mentions[at];
            let reaches = |before: &usize| matches!(behind.tokens.start.checked_sub(mentions[*before].tokens.end), Some(0 | 1));
            let Some(beside) = (at.saturating_sub(3)..at).find(reaches) else { continue };
            let before = &mentions[beside];
            let gap = before.tokens.end..behind.tokens.start;
            let bare = before.sort == Sort::Person && before.name.is_empty();
            // "The director of “Lighthouse” Ann Lee" leads what stands in marks.
            let set_off = tokens.is_sign(gap.start, &[',', '(', '–', '—'])
                || bare && (gap.is_empty() || matches!(tokens.all[gap.start].kind, Kind::Quote(_)));
            let paired = gap.len() == 1 && tokens.all[gap.start].lists.has(List::Join);
            if paired && bare && behind.tokens.start < behind.name.start && !before.owner {
                // "the cook and author Ann Lee" is one person.
                self.of[beside] = self.of[at].or(self.of[beside]);
            }
            if gap.len() > 1 || !set_off || before.owner || !tokens.same_sentence(before.head, behind.head) {
                continue;
            }
            let (named, noun) = if before.name.is_empty() { (at, beside) } else { (beside, at) };
            let fits = matches!(mentions[noun].sort, Sort::Person | Sort::Noun) && mentions[noun].name.is_empty();
            // "Asked by Reuters, the mayor said": whoever asks is not the mayor.
            let speaks = matches!(functions[noun].part, Part::Say | Part::May | Part::Tell | Part::Saying);
            let asks = speaks && !matches!(functions[named].part, Part::First | Part::Distant);
            // "His wife, Ann, stayed" is as plain.
            let told = |at: usize, lists: Lists| tokens.all[at].lists.any(lists);
            let lone = tokens.is_sign(behind.tokens.end, &[','])
                && (told(gap.start - 1, Lists::PERSON) || told(behind.name.start, Lists::GIVEN));
            let full = mentions[named].sort == Sort::Full || named == at && lone;
            // "At the Elysium, the mayor said": a place that a preposition sets is nobody.
            let apposed = fits && if named < noun { !asks && (full || functions[named].part != Part::Preposition) } else { full };
            // Behind a name an apposition ends with a sign; a subject goes on.
            let noun_at = mentions[noun].tokens.start;
            let end = if named > noun { Some(before.tokens.end) } else { role_end(tokens, noun_at) };
            if let (Some(person), Some(end)) = (self.of[named].filter(|_| apposed), end) {
                self.all[person].take_role(role_text(tokens, noun_at..end));
                self.all[person].learn_noun(tokens, &mentions[noun]);
                self.of[noun] = Some(person);
            }
        }
    }
}

/// The gender that a noun or its article tells.
pub(super) fn noun_gender(tokens: &Tokens<'_>, noun: &Mention) -> Option<List> {
    let (lists, article) = (tokens.all[noun.head].lists, tokens.all[noun.tokens.start].lists);
    // A noun of both genders has that of its article.
    let both = lists.has(List::PersonMale) && lists.has(List::PersonFemale);
    let male = !both && lists.has(List::PersonMale) || article.has(List::ArticleMale);
    let female = !both && lists.has(List::PersonFemale) || article.has(List::ArticleFemale);
    match (male, female) {
        (true, false) => Some(List::He),
        (false, true) => Some(List::She),
        _ => None,
    }
}

impl Person {
    /// What the story shows it to be.
    pub fn kind(&self) -> MentionKind {
        match () {
            () if self.words.is_empty() => MentionKind::Nobody,
            () if self.human => MentionKind::Human,
            () if self.body => MentionKind::Body,
            () => MentionKind::Unclear,
        }
    }

    pub(super) fn gender(&self) -> Option<List> {
        match self.male - self.female {
            lead if lead > 0.4 => Some(List::He),
            lead if lead < -0.4 => Some(List::She),
            _ => None,
        }
    }

    /// Whether a text holds the last word of the name.
    pub fn is_in(&self, text: &str) -> bool {
        self.words.last().is_some_and(|last| text.split(|c: char| !c.is_alphanumeric()).any(|word| *lower_case(word) == **last))
    }

    /// Whether a noun in these lists can mean the person; `called`: she may be called by a noun of masculine form.
    pub(super) fn can_be(&self, noun: Lists, called: bool) -> bool {
        let (male, female) = (noun.has(List::PersonMale), noun.has(List::PersonFemale));
        match self.gender() {
            Some(List::He) => male || !female,
            Some(List::She) => female || !male || called,
            _ => true,
        }
    }

    fn take_role(&mut self, role: String) {
        if !role.is_empty()
            && self.role.as_ref().is_none_or(|known| known.split_whitespace().count() < 2 && role.len() > known.len())
        {
            self.role = Some(role);
        }
    }

    fn learn_noun(&mut self, tokens: &Tokens<'_>, noun: &Mention) {
        match noun_gender(tokens, noun) {
            // Many nouns of masculine form name women too.
            Some(List::He) if self.female <= 0.0 => self.male += 2.0,
            Some(List::She) => self.female += 2.0,
            _ => {}
        }
        self.human = true;
    }
}

/// Whether what stands in commas behind a name is told of people: what they did, or a number.
fn is_told_of(tokens: &Tokens<'_>, end: usize) -> bool {
    let next = || tokens.all.get(end + 1).filter(|next| next.kind == Kind::Number || next.lists.has(List::Who));
    tokens.is_sign(end, &[',']) && next().is_some()
}

fn is_long(mention: &Mention) -> bool {
    mention.sort == Sort::Full || (mention.sort == Sort::Body && mention.name.len() > 1)
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).map(char::len_utf8).sum()
}

/// Whether two full names can be one person's: one of them holds the first and the last word of the other.
fn same_full(a: &[String], b: &[String]) -> bool {
    let holds = |a: &[String], b: &[String]| b.first().is_some_and(|first| a.contains(first)) && a.last() == b.last();
    let begins = |a: &[String], b: &[String]| b.len() > 1 && a.starts_with(b);
    holds(a, b) || holds(b, a) || begins(a, b) || begins(b, a)
}

/// How much the words before a name tell of a man, of a woman. Many nouns of masculine form name women too.
fn title_gender(tokens: &Tokens<'_>, mention: &Mention) -> (f32, f32) {
    let lists = (mention.tokens.start..mention.name.start).map(|at| tokens.all[at].lists);
    let (mut male, mut female) = (0.0_f32, 0.0_f32);
    for lists in lists {
        let (he, she) = (lists.has(List::PersonMale), lists.has(List::PersonFemale));
        male = male.max(if lists.has(List::TitleMale) {
            TOLD
        } else if he && !she {
            HINTED
        } else {
            0.0
        });
        female = female.max(if lists.has(List::TitleFemale) || she && !he { TOLD } else { 0.0 });
    }
    // "Frau Minister" is a woman.
    if female > male { (0.0, female) } else { (male, 0.0) }
}
