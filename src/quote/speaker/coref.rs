//! Who is who: names that belong to one person, genders, roles, and whom a pronoun means.

use std::collections::HashMap;

use crate::quote::speaker::features::{Function, Part};
use crate::quote::speaker::inflection::{self, Forms};
use crate::quote::syntax::mentions::{Mention, Sort};
use crate::quote::syntax::tokens::{Kind, Tokens};
use crate::text::lexicon::{List, Lists, lower_case};

/// Somebody, or an organisation, that the story names.
#[derive(Debug, Clone, Default)]
pub struct Person {
    /// The fullest name, in its plain form.
    pub name: String,
    /// What the story says they are.
    pub role: Option<String>,
    /// Words of the name, plain and lower case.
    words: Vec<String>,
    /// What speaks for a man and for a woman.
    male: f32,
    female: f32,
    /// Mentions so far.
    seen: usize,
    /// The last mention.
    last: usize,
    /// Whether something shows that it is a person.
    human: bool,
    body: bool,
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
    by_word: HashMap<String, Vec<usize>>,
}

/// Mentions that are looked at before a pronoun.
const REACH: usize = 40;
/// What each further mention adds.
const AGAIN: f32 = 0.05;
/// Paragraphs that are looked back over.
const FAR: usize = 5;
/// Coreference of one name that are told apart; bounds the work.
const MOST_NAMESAKES: usize = 32;
/// How well somebody must fit to be meant by another word, and how much better than anybody else.
const LIKELY: f32 = 0.5;
const APART: f32 = 1.4;
/// What words before a name tell of a gender, and what a noun of masculine form tells.
const TOLD: f32 = 3.0;
const HINTED: f32 = 0.8;
/// Tokens before the noun that may mean somebody named: "the", "the 48-year-old".
const LONGEST_NOUN: usize = 3;
/// Letters of an article at a noun's end.
const MOST_ARTICLE: usize = 2;
/// Tokens of a role that stands behind a name.
const LONGEST_ROLE: usize = 10;

impl Coreference {
    /// The people of a story.
    pub fn new(tokens: &Tokens<'_>, mentions: &[Mention], functions: &[Function]) -> Self {
        let mut people = Self {
            of: vec![None; mentions.len()],
            sure: vec![1.0; mentions.len()],
            repeats: vec![None; mentions.len()],
            ..Self::default()
        };
        let forms = Forms::new(tokens, mentions);
        for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| is_long(mention)) {
            people.add_full(tokens, at, mention, &forms);
        }
        for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| !mention.name.is_empty()) {
            if people.of[at].is_none() {
                people.add_short(tokens, at, mention, &forms);
            }
            people.learn(tokens, at, mention, &functions[at]);
        }
        people.find_roles(tokens, mentions, functions);
        people.follow(tokens, mentions, functions);
        people
    }

    fn add_full(&mut self, tokens: &Tokens<'_>, at: usize, mention: &Mention, forms: &Forms) {
        let words = forms.words(tokens, mention.name.clone());
        let Some(last) = words.last() else { return };
        let known = self.namesakes(last).find(|person| same_full(&self.all[*person].words, &words));
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

    /// Takes the longest name; of equals the one in its plain form.
    fn name(&mut self, tokens: &Tokens<'_>, person: usize, mention: &Mention, words: &[String]) {
        let text = tokens.words(mention.name.clone());
        let plain = words.iter().map(String::len).sum::<usize>() >= letters(text);
        let person = &mut self.all[person];
        if person.name.is_empty()
            || words.len() > person.words.len()
            || (words.len() == person.words.len() && plain && letters(text) < letters(&person.name))
        {
            person.name = inflection::written(tokens, mention.name.clone(), words);
            person.words = words.to_vec();
        }
    }

    fn add_short(&mut self, tokens: &Tokens<'_>, at: usize, mention: &Mention, forms: &Forms) {
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
        let person = known.unwrap_or_else(|| self.insert(&words, mention.sort == Sort::Body));
        self.of[at] = Some(person);
        self.name(tokens, person, mention, &words);
    }

    /// Whose name a word in brackets behind it abbreviates: "Environmental Protection Agency (EPA)".
    fn abbreviated(&self, tokens: &Tokens<'_>, at: usize, mention: &Mention) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let start = mention.tokens.start;
        let bracket = start > 0 && tokens.is_sign(start - 1, &['(']) && tokens.is_sign(mention.tokens.end, &[')']);
        let capitals = tokens.words(mention.name.clone()).chars().all(char::is_uppercase);
        (bracket && capitals && tokens.same_sentence(start, start - 2)).then_some(self.of[before]?)
    }

    /// What a mention tells of its person.
    fn learn(&mut self, tokens: &Tokens<'_>, at: usize, mention: &Mention, function: &Function) {
        let Some(number) = self.of[at] else { return };
        let (male, female) = title_gender(tokens, mention);
        let given = inflection::given(tokens, mention.name.start);
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
        person.human |= titled || male + female > 0.0 || (told_of && mention.sort == Sort::Full);
        person.body &= !person.human;
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
            let set_off = tokens.is_sign(gap.start, &[',', '(', '–', '—'])
                || gap.is_empty() && before.sort == Sort::Person && before.name.is_empty();
            if gap.len() > 1 || !set_off || before.owner || !tokens.same_sentence(before.head, behind.head) {
                continue;
            }
            let (named, noun) = if before.name.is_empty() { (at, beside) } else { (beside, at) };
            let fits = mentions[noun].sort == Sort::Person && mentions[noun].name.is_empty();
            // "Asked by Reuters, the mayor said": whoever asks is not the mayor.
            let speaks = matches!(functions[noun].part, Part::Say | Part::May | Part::Tell | Part::Saying);
            let asks = speaks && !matches!(functions[named].part, Part::First | Part::Distant);
            let apposed = fits && if named < noun { !asks } else { mentions[named].sort == Sort::Full };
            if let Some(person) = self.of[named].filter(|_| apposed) {
                self.all[person].take_role(role_text(tokens, mentions[noun].tokens.start));
                self.all[person].learn_noun(tokens, &mentions[noun]);
                self.of[noun] = Some(person);
            }
        }
    }

    /// Finds whom each pronoun and each noun means, from the beginning on.
    fn follow(&mut self, tokens: &Tokens<'_>, mentions: &[Mention], functions: &[Function]) {
        for at in 0..mentions.len() {
            let repeats = || repeated(tokens, mentions, at).filter(|_| mentions[at].name.is_empty());
            let found = match mentions[at].sort {
                Sort::Single => self.pronoun(tokens, mentions, functions, at),
                Sort::Relative => relative(tokens, mentions, at).and_then(|before| Some((self.of[before]?, 0.9))),
                Sort::Person if self.of[at].is_none() => self.noun(tokens, mentions, at).or_else(|| match repeats() {
                    Some(longer) => Some((self.of[longer]?, 0.7)),
                    None => self.another_word(tokens, mentions, functions, at),
                }),
                _ => None,
            };
            if let Some((person, sure)) = found {
                (self.of[at], self.sure[at]) = (Some(person), sure);
            } else {
                self.repeats[at] = repeats();
            }
        }
    }

    /// Whom he or she means.
    fn pronoun(&mut self, tokens: &Tokens<'_>, mentions: &[Mention], functions: &[Function], at: usize) -> Option<(usize, f32)> {
        let lists = tokens.all[mentions[at].head].lists;
        let wanted = match (lists.has(List::He), lists.has(List::She)) {
            (true, false) => Some(List::He),
            (false, true) => Some(List::She),
            _ => None,
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
        Some((person, (if known { 0.75 } else { 0.5 } + 0.08 * lead.clamp(0.0, 3.0)).min(0.97)))
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
            let score = self.nearness(tokens, &mentions[before], &functions[before], here, there) + self.fitness(person, wanted);
            match scores.iter_mut().find(|(known, _)| *known == person) {
                Some((_, best)) => *best = best.max(score) + AGAIN,
                None => scores.push((person, score)),
            }
        }
        crate::sort::sort_by(&mut scores, |a, b| b.1.total_cmp(&a.1));
        scores
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
        part + introduced - 0.5 * sentences.min(6.0) - 0.3 * paragraphs - farther - if mention.owner { 0.6 } else { 0.0 }
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
        let human = if person.body {
            -4.0
        } else if person.human {
            0.8
        } else {
            -0.8
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
            let named = !mentions[before].name.is_empty() && self.all[person].human;
            (named && lower_case(role).split(|c: char| !c.is_alphanumeric()).any(means)).then_some((person, 0.7))
        })
    }

    /// Whom a bare noun means that speaks and that nothing before it explains: writers call by another word whom they have just
    /// named, "the coach" for the trainer.
    fn another_word(&self, tokens: &Tokens<'_>, mentions: &[Mention], functions: &[Function], at: usize) -> Option<(usize, f32)> {
        let mention = &mentions[at];
        let linked = (mention.head + 1..mention.tokens.end).any(|at| tokens.all[at].lists.has(List::Linked));
        // "Charlie King" is a name, although a noun ends it.
        let first = tokens.sentences[tokens.all[mention.head].sentence].start;
        let name = tokens.all[mention.head].capital && !tokens.capital_nouns && mention.head > first;
        if name
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
    let bare =
        tokens.all[mention.head].capital || tokens.words.has_trait("no_articles") || tokens.words.has_trait("articles_behind");
    first.has(List::Definite) || !first.any(Lists::ARTICLES) && bare
}

/// The gender that a noun or its article tells.
fn noun_gender(tokens: &Tokens<'_>, noun: &Mention) -> Option<List> {
    let (lists, article) = (tokens.all[noun.head].lists, tokens.all[noun.tokens.start].lists);
    let male = lists.has(List::PersonMale) || article.has(List::ArticleMale);
    let female = lists.has(List::PersonFemale) || article.has(List::ArticleFemale);
    match (male, female) {
        (true, false) => Some(List::He),
        (false, true) => Some(List::She),
        _ => None,
    }
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

impl Person {
    fn gender(&self) -> Option<List> {
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
    fn can_be(&self, noun: Lists, called: bool) -> bool {
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
            Some(List::He) => self.male += 2.0,
            Some(_) => self.female += 2.0,
            None => {}
        }
        self.human = true;
    }
}

/// The longer mention with the same noun that a short one with an article repeats, or the thing that a lone word such as "it" means.
fn repeated(tokens: &Tokens<'_>, mentions: &[Mention], at: usize) -> Option<usize> {
    let mention = &mentions[at];
    let thing = |other: &Mention| matches!(other.sort, Sort::Body | Sort::Document) && !is_lone(tokens, other);
    let noun = matches!(mention.sort, Sort::Person | Sort::Many | Sort::Body | Sort::Document);
    let article = tokens.all[mention.tokens.start].lists.any(Lists::ARTICLES) && mention.tokens.len() == 2;
    let mut before = (at.saturating_sub(REACH)..at).rev();
    if is_lone(tokens, mention) {
        return before.find(|before| thing(&mentions[*before]));
    }
    let longer = |other: &Mention| {
        other.name.is_empty() && other.tokens.len() > 2 && tokens.lower(other.head) == tokens.lower(mention.head)
    };
    before.find(|before| noun && article && longer(&mentions[*before]))
}

/// Whether what stands in commas behind a name is told of people: an age, or what they did.
fn is_told_of(tokens: &Tokens<'_>, end: usize) -> bool {
    let next = || tokens.all.get(end + 1).filter(|next| next.kind == Kind::Number || next.lists.has(List::Who));
    tokens.is_sign(end, &[',']) && next().is_some()
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

fn is_long(mention: &Mention) -> bool {
    mention.sort == Sort::Full || (mention.sort == Sort::Body && mention.name.len() > 1)
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).map(char::len_utf8).sum()
}

/// Whether two full names can be one person's: one of them holds the first and the last word of the other.
fn same_full(a: &[String], b: &[String]) -> bool {
    let holds = |a: &[String], b: &[String]| b.first().is_some_and(|first| a.contains(first)) && a.last() == b.last();
    holds(a, b) || holds(b, a)
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

/// The role before a name, without an article; none for a mere honorific.
fn role_before(tokens: &Tokens<'_>, mention: &Mention) -> Option<String> {
    let start = mention.tokens.start + usize::from(tokens.all[mention.tokens.start].lists.any(Lists::ARTICLES));
    let role = start..mention.name.start;
    let telling = role.clone().any(|at| {
        let lists = tokens.all[at].lists;
        lists.any(Lists::PERSON) || lists.has(List::TitleAny) && tokens.all[at].range.len() > 4
    });
    let text = tokens.words(role);
    (telling && !text.is_empty()).then(|| text.trim_end_matches([',', ':']).to_owned())
}

/// The words of a role from its noun phrase on, to the next sign; without an article.
fn role_text(tokens: &Tokens<'_>, start: usize) -> String {
    let sentence = &tokens.sentences[tokens.all[start].sentence];
    let start = start + usize::from(tokens.all[start].lists.any(Lists::ARTICLES));
    let stop = (start..sentence.end.min(start + LONGEST_ROLE)).find(|at| {
        let token = &tokens.all[*at];
        let sign = matches!(token.kind, Kind::Sign(sign) if !matches!(sign, '-' | '.' | '&' | '/') || (sign == '.' && tokens.all.get(at + 1).is_none_or(|next| !next.capital || next.glued)));
        sign || matches!(token.kind, Kind::Quote(_)) || !token.capital && token.lists.any(Lists::VERBS.and(Lists::PRONOUNS))
    });
    let end = stop.unwrap_or(sentence.end.min(start + LONGEST_ROLE));
    tokens.words(start..end.max(start)).trim_end_matches('.').to_owned()
}
