//! The lists in which a word may stand, and sets of them.

use crate::named::named;

named! {
    /// What a language does otherwise than others.
    Trait {
        /// Every noun has a capital.
        CapitalNouns = "capital_nouns",
        /// Words stand between a verb and the subject behind it.
        FreeOrder = "free_order",
        /// The verb stands behind the quotation, the subject before it.
        VerbLast = "verb_last",
        /// A verb alone can speak.
        DroppedSubjects = "dropped_subjects",
        /// Adjectives and genitives stand behind their noun.
        ModifiersBehind = "modifiers_behind",
        /// It has no articles.
        NoArticles = "no_articles",
        /// The definite article is the noun's ending.
        ArticlesBehind = "articles_behind",
        /// What looks like a particle behind a given name and a surname belongs to no name.
        OneSurname = "one_surname",
        /// No woman's surname looks like a man's in another case.
        SurnamesApart = "surnames_apart",
        /// Cues stand inside the marks, set off by dashes.
        Asides = "asides",
        /// Cues stand inside the marks, set off by commas too.
        AsidesInCommas = "asides_in_commas",
        /// No space and no capital tells a name.
        Particles = "particles",
        /// What somebody is stands behind his name.
        TitlesBehind = "titles_behind",
        /// Titles stand before names, the verb behind its subject.
        TitlesBefore = "titles_before",
        /// Spaces part words, where no capital tells a name.
        Spaces = "spaces",
    }
}

/// A list of a language's file. `data/quotations/README.md` tells what each holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum List {
    Common,
    Say,
    May,
    Tell,
    Saying,
    Passive,
    Reported,
    By,
    Opens,
    Behind,
    Back,
    He,
    She,
    They,
    We,
    Who,
    His,
    Her,
    Their,
    TitleMale,
    TitleFemale,
    TitleAny,
    PersonMale,
    PersonFemale,
    PersonAny,
    Many,
    Party,
    Body,
    Document,
    NameMale,
    NameFemale,
    NameFamily,
    Particle,
    Never,
    Ending,
    Article,
    ArticleMale,
    ArticleFemale,
    ArticleObject,
    Definite,
    Preposition,
    Join,
    Linked,
    SoCalled,
    Negation,
    Bearer,
    Courtesy,
    CaseMale,
    CaseFemale,
    SaidMale,
    SaidFemale,
    SaidMany,
    Plural,
    Trait,
}

/// Each list by its name in the files.
pub(super) const LISTS: [(&str, List); 54] = [
    ("common", List::Common),
    ("verbs.say", List::Say),
    ("verbs.may", List::May),
    ("verbs.tell", List::Tell),
    ("verbs.saying", List::Saying),
    ("verbs.passive", List::Passive),
    ("verbs.reported", List::Reported),
    ("verbs.male", List::SaidMale),
    ("verbs.female", List::SaidFemale),
    ("verbs.many", List::SaidMany),
    ("phrases.by", List::By),
    ("phrases.opens", List::Opens),
    ("phrases.behind", List::Behind),
    ("phrases.back", List::Back),
    ("pronouns.he", List::He),
    ("pronouns.she", List::She),
    ("pronouns.they", List::They),
    ("pronouns.we", List::We),
    ("pronouns.who", List::Who),
    ("pronouns.his", List::His),
    ("pronouns.her", List::Her),
    ("pronouns.their", List::Their),
    ("titles.male", List::TitleMale),
    ("titles.female", List::TitleFemale),
    ("titles.any", List::TitleAny),
    ("people.male", List::PersonMale),
    ("people.female", List::PersonFemale),
    ("people.any", List::PersonAny),
    ("people.many", List::Many),
    ("people.parties", List::Party),
    ("people.plural", List::Plural),
    ("things.bodies", List::Body),
    ("things.documents", List::Document),
    ("names.male", List::NameMale),
    ("names.female", List::NameFemale),
    ("names.family", List::NameFamily),
    ("names.particles", List::Particle),
    ("names.never", List::Never),
    ("names.endings", List::Ending),
    ("names.cases_male", List::CaseMale),
    ("names.cases_female", List::CaseFemale),
    ("words.articles", List::Article),
    ("words.male", List::ArticleMale),
    ("words.female", List::ArticleFemale),
    ("words.objects", List::ArticleObject),
    ("words.definite", List::Definite),
    ("words.prepositions", List::Preposition),
    ("words.joins", List::Join),
    ("words.linked", List::Linked),
    ("words.so_called", List::SoCalled),
    ("words.negations", List::Negation),
    ("words.bearers", List::Bearer),
    ("words.courtesies", List::Courtesy),
    ("traits", List::Trait),
];

/// The lists that a word stands in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lists(u64);

impl Lists {
    /// Words of a title before a name.
    pub const TITLES: Self = Self::of(&[List::TitleMale, List::TitleFemale, List::TitleAny]);
    /// Nouns for one person.
    pub const PERSON: Self = Self::of(&[List::PersonMale, List::PersonFemale, List::PersonAny]);
    /// Nouns that can head what names a speaker.
    pub const HEADS: Self = Self::PERSON.and(Self::of(&[List::Many, List::Body, List::Document]));
    /// Articles.
    pub const ARTICLES: Self = Self::of(&[List::Article, List::ArticleMale, List::ArticleFemale]);
    /// Personal and relative pronouns.
    pub const PRONOUNS: Self = Self::of(&[List::He, List::She, List::They, List::We, List::Who]);
    /// Relative pronouns.
    pub const RELATIVE: Self = Self::of(&[List::Who]);
    /// Reporting verbs.
    pub const VERBS: Self = Self::of(&[List::Say, List::May, List::Tell, List::Saying]);
    /// Verbs that report speech wherever they stand.
    pub const SAY: Self = Self::of(&[List::Say, List::Tell]);
    /// All that reports.
    pub const CUES: Self = Self::VERBS.and(Self::of(&[List::By, List::Behind]));
    /// Words that end a noun phrase.
    pub const BREAKS: Self = Self::VERBS.and(Self::PRONOUNS).and(Self::of(&[
        List::Common,
        List::Passive,
        List::Preposition,
        List::Join,
        List::By,
        List::Behind,
    ]));
    /// Words that are no names; adjectives of nations among them.
    pub const NEVER: Self = Self::of(&[List::Never]);
    /// Given names.
    pub const GIVEN: Self = Self::of(&[List::NameMale, List::NameFemale]);

    /// All but names of people.
    pub const ANY_BUT_NAMES: Self = Self(!Self::of(&[List::NameMale, List::NameFemale, List::Particle]).0);

    pub const fn of(lists: &[List]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < lists.len() {
            bits |= 1 << lists[at] as u64;
            at += 1;
        }
        Self(bits)
    }

    /// Both together.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those of the lists that are among others.
    pub const fn among(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// Those of the lists that are not among others.
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Whether the word stands in this list.
    pub const fn has(self, list: List) -> bool {
        self.0 & (1 << list as u64) != 0
    }

    /// Whether the word stands in one of these.
    pub const fn any(self, lists: Self) -> bool {
        self.0 & lists.0 != 0
    }

    /// Whether it stands in no list.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}
