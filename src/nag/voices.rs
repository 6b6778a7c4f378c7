//! Who speaks to whom in the story: the site to its own reader, or somebody whom the story reports?
//!
//! The guard and the search for nags inside paragraphs ask here, sentence by sentence. What lies in somebody's speech, or is
//! told as somebody's words, is never the site's own.

use std::cell::OnceCell;
use std::ops::Range;

use crate::nag::content::MainContent;
use crate::nag::index::PageIndex;
use crate::nag::links;
use crate::nag::phrases::{Cue, PhraseRole};
use crate::nag::pronouns::Pronouns;
use crate::nag::site;
use crate::report::NagKind;
use crate::story::ParagraphRole;
use crate::text::chars;
use crate::text::lexicon::{Lexicon, Lists, lower_case};
use crate::text::quotes::Speech;
use crate::text::{End, sentences};

/// A sentence of a block, and whose it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct VoicedSentence {
    /// Its place in the block's text, in bytes.
    pub range: Range<usize>,
    /// Whether the next one follows without a space.
    pub stuck: bool,
    /// Whether a stop inside it may end a sentence.
    pub unsure: bool,
    /// Whether it asks its reader for something.
    pub asks: bool,
    /// Whether the site speaks of itself in it.
    pub own: bool,
    /// Whether it speaks to its reader.
    pub reader: bool,
    /// Whether it lies in somebody's speech.
    pub said: bool,
    /// Whether it does, or tells what somebody says.
    pub reported: bool,
    /// Whether it links to where the site itself takes what it asks for.
    pub linked: bool,
    /// Whether it is small print: about the reader's data, or how to get out of what is asked.
    pub small_print: bool,
}

impl VoicedSentence {
    /// Whether it asks its reader for something, or speaks to him.
    pub fn is_for_reader(&self) -> bool {
        self.asks || self.reader
    }
}

/// Bytes in which a sentence's asking words begin, where a stop before it is in doubt.
const HEAD: usize = 20;
/// Words behind a comma among which a reporting verb stands.
const CLAUSE: usize = 5;
/// Words around a reporting verb among which whoever it belongs to stands.
const NEAR: usize = 2;
/// Bytes that a site's name has at least.
const NAME: usize = 4;
/// Words that a name in marks and a title have at most, letters of a word that titles write small, and bytes of a name where
/// no spaces part its words.
const WORDS_OF_NAME: usize = 2;
const WORDS_OF_TITLE: usize = 6;
const SMALL_WORD: usize = 3;
const BYTES_OF_NAME: usize = 24;
/// Words that the name of a letter has at most, and words that stand before it at least in a sentence that tells.
const WORDS_OF_LETTER: usize = 4;
const WORDS_BEFORE: usize = 3;
/// Bytes of the story by which its language is told.
const SAMPLE: usize = 6000;

/// Who speaks in the blocks of a page.
#[derive(Debug)]
pub struct Voices<'a> {
    index: &'a PageIndex<'a>,
    /// For each block the parts that are somebody's speech.
    speech: Vec<Vec<Range<usize>>>,
    /// For each block its sentences, once they were asked for.
    sentences: Vec<OnceCell<Vec<VoicedSentence>>>,
    /// What the site calls itself, in small letters.
    names: Vec<String>,
    /// The language of the story, where it can be told.
    language: Option<String>,
}

impl<'a> Voices<'a> {
    /// Listens to a page's story.
    pub fn new(index: &'a PageIndex<'a>, content: &MainContent) -> Self {
        let page = index.page;
        let text = |at: usize| &*page.blocks[at].text;
        let told: Vec<usize> = (0..page.blocks.len()).filter(|at| content.is_read(*at)).collect();
        let mut sample = String::new();
        for at in &told {
            if sample.len() < SAMPLE {
                sample.extend([text(*at), "\n"]);
            }
        }
        let said = page.lang.as_deref().map(|lang| lang.split(['-', '_']).next().unwrap_or(lang).to_ascii_lowercase());
        let mut speech = vec![Vec::new(); page.blocks.len()];
        // Beside the story each block is heard alone.
        for at in (0..speech.len()).filter(|at| !content.is_read(*at) && !index.is_silent(*at)) {
            speech[at] = Speech::default().of(text(at), None);
        }
        let mut listener = Speech::default();
        for (nth, at) in told.iter().enumerate() {
            let set_in = content.set_in[*at] || content.roles[*at] == Some(ParagraphRole::Blockquote);
            let said = listener.of(text(*at), told.get(nth + 1).map(|next| text(*next)));
            speech[*at] = if set_in { std::iter::once(0..text(*at).len()).collect() } else { said };
        }
        let names = [site::name(page), site::host(page)].into_iter().flatten().filter(|name| name.len() >= NAME);
        let names = names.map(str::to_lowercase).collect();
        let language = index.model.languages.code(&sample, said.as_deref()).map(str::to_owned);
        let sentences = vec![OnceCell::new(); page.blocks.len()];
        Self { index, speech, sentences, names, language }
    }

    /// Whether nothing in a block is somebody else's, and the site itself asks its own reader in it: it speaks of itself, or
    /// links to where it takes what it asks for. Gifts and letters that it calls its own may be taken by a vendor.
    pub fn site_asks(&self, block: usize) -> bool {
        let sentences = self.sentences(block);
        let by_site = sentences.iter().any(|sentence| sentence.own || sentence.linked);
        let vendors = |kind: NagKind| matches!(kind, NagKind::Donation | NagKind::Newsletter);
        let asked = |sentence: &VoicedSentence| kind(&cues_in(&self.index.cues[block], &sentence.range));
        let for_itself = sentences.iter().any(|sentence| sentence.asks && sentence.own && vendors(asked(sentence)));
        let others = if for_itself { self.is_headed_for_others(block) } else { self.speaks_for_others(block) };
        by_site && self.asks(block) && !others
    }

    /// Whether the words of a block show whose it is: a link to where the site takes what it asks for does, its own words only
    /// in a language in which it is known how somebody's words are told.
    pub fn shows_whose(&self, block: usize) -> bool {
        let reports = self.language.as_deref().is_none_or(|code| self.index.model.languages.has(code));
        reports || self.sentences(block).iter().any(|sentence| sentence.linked)
    }

    /// Whether a block asks, and nobody else does in it.
    pub fn asks(&self, block: usize) -> bool {
        let sentences = self.sentences(block);
        let reported = sentences.iter().any(|sentence| sentence.reported);
        sentences.iter().any(|sentence| sentence.asks) && !reported && !self.hears(block)
    }

    /// Whether a block links to others alone, or the heading right before it does.
    pub fn speaks_for_others(&self, block: usize) -> bool {
        links::leads_to_others(self.index, &self.index.page.blocks[block]) || self.is_headed_for_others(block)
    }

    /// Whether the heading right before a block links to others alone.
    fn is_headed_for_others(&self, block: usize) -> bool {
        let heading = block.checked_sub(1).filter(|before| self.index.heading(*before).is_some());
        heading.is_some_and(|heading| links::leads_to_others(self.index, &self.index.page.blocks[heading]))
    }

    /// Whether the site speaks of itself in a block.
    pub fn speaks_of_itself(&self, block: usize) -> bool {
        self.sentences(block).iter().any(|sentence| sentence.own)
    }

    /// Whether somebody speaks in a block: more than a name or a title stands in marks.
    pub fn hears(&self, block: usize) -> bool {
        let text = &self.index.page.blocks[block].text;
        self.speech[block].iter().any(|said| !is_name(&text[said.clone()]))
    }

    /// Whether the site's own name, or that of its address, stands in what asks.
    fn names_site(&self, text: &str, cues: &[&Cue]) -> bool {
        let mut asking = cues.iter().filter(|cue| cue.class == PhraseRole::Ask).map(|cue| text[cue.range.clone()].to_lowercase());
        asking.any(|words| self.names.iter().any(|name| words.contains(&**name)))
    }

    /// Whether somebody else asks in a block, or is reported to; in a box of its own only what is set off as speech counts.
    pub fn others_ask(&self, block: usize, in_box: bool) -> bool {
        let others = |sentence: &VoicedSentence| sentence.asks && (sentence.said || sentence.reported && !in_box);
        self.sentences(block).iter().any(others)
    }

    /// The sentences of a block. A stop in doubt parts two where the second begins by asking, or by speaking to its reader.
    pub fn sentences(&self, block: usize) -> &[VoicedSentence] {
        self.sentences[block].get_or_init(|| self.read(block))
    }

    /// Reads a block in its own language, which is mostly that of the story.
    fn read(&self, block: usize) -> Vec<VoicedSentence> {
        let (text, model) = (&*self.index.page.blocks[block].text, self.index.model);
        let code = model.languages.code(text, self.language.as_deref()).or(self.language.as_deref());
        let pronouns = code.and_then(|code| model.pronouns.get(code)).unwrap_or(&model.no_pronouns);
        let words = Words { pronouns, lexicon: model.languages.lexicon(text, self.language.as_deref()) };
        let mut parts: Vec<(Range<usize>, End, bool)> = Vec::new();
        for sentence in sentences(text) {
            match parts.last_mut() {
                Some((range, end, unsure))
                    if matches!(end, End::Doubtful { .. }) && !self.opens(block, &sentence.range, pronouns) =>
                {
                    (range.end, *end, *unsure) = (sentence.range.end, sentence.end, true);
                }
                _ => parts.push((sentence.range, sentence.end, false)),
            }
        }
        let read = |(range, end, unsure): (Range<usize>, End, bool)| VoicedSentence {
            stuck: end.is_stuck(),
            unsure,
            ..self.sentence(block, range, &words)
        };
        parts.into_iter().map(read).collect()
    }

    fn sentence(&self, block: usize, range: Range<usize>, words: &Words<'_>) -> VoicedSentence {
        let page = self.index.page;
        let text = &*page.blocks[block].text;
        let cues = cues_in(&self.index.cues[block], &range);
        let any = |class: PhraseRole| cues.iter().any(|cue| cue.class == class);
        let (speaks, reader) = words.pronouns.in_sentence(text, range.clone());
        let asking = |cue: &&Cue| cue.class == PhraseRole::Ask && (reader || !names_letter(text, &range, cue, &cues));
        let asks = cues.iter().any(asking) && !any(PhraseRole::Against) && !any(PhraseRole::Service);
        let kind = kind(&cues);
        let wall = matches!(kind, NagKind::Subscription | NagKind::Registration);
        let of_page = || wall && words.pronouns.speak_of_page(&text[range.clone()]);
        let own = speaks || asks && (of_page() || self.names_site(text, &cues));
        let said = self.is_said(block, &range, &cues);
        let reported = said || asks && words.report(text, &range, &cues);
        let linked = asks && links::to_what_it_asks(self.index, &page.blocks[block], &range, kind);
        let small_print = any(PhraseRole::Consent) || any(PhraseRole::Tail);
        VoicedSentence { range, asks, own, reader, said, reported, linked, small_print, ..VoicedSentence::default() }
    }

    /// Whether a part of a block begins by asking or by speaking to its reader.
    fn opens(&self, block: usize, range: &Range<usize>, pronouns: &Pronouns) -> bool {
        let head = range.start..range.end.min(range.start + HEAD);
        let cues = &self.index.cues[block];
        let first = cues.partition_point(|cue| cue.range.start < head.start);
        let mut near = cues[first..].iter().take_while(|cue| cue.range.start < head.end);
        near.any(|cue| cue.class == PhraseRole::Ask) || pronouns.begin(&self.index.page.blocks[block].text[range.clone()])
    }

    /// Whether what a sentence asks, or most of it, lies in somebody's speech.
    fn is_said(&self, block: usize, range: &Range<usize>, cues: &[&Cue]) -> bool {
        let text = &self.index.page.blocks[block].text[range.clone()];
        if text.starts_with(chars::is_dash) {
            return true;
        }
        // What somebody says stands in order, and apart.
        let first = self.speech[block].partition_point(|said| said.end <= range.start);
        let speech = || self.speech[block][first..].iter().take_while(|said| said.start < range.end);
        let said = |cue: &&&Cue| cue.class == PhraseRole::Ask && speech().any(|said| said.contains(&cue.range.start));
        let common = |said: &Range<usize>| said.end.min(range.end).saturating_sub(said.start.max(range.start));
        cues.iter().any(|cue| said(&cue)) || 2 * speech().map(common).sum::<usize>() > range.len()
    }
}

/// Whether a phrase is but the name of a letter in a sentence that tells, as in notes on an author or on where a story was first
/// printed: it stands far behind the beginning, where those who ask put what to do, and nothing else in the sentence asks.
fn names_letter(text: &str, sentence: &Range<usize>, phrase: &Cue, cues: &[&Cue]) -> bool {
    let meets = |cue: &&&Cue| cue.range.start < phrase.range.end && phrase.range.start < cue.range.end;
    let mut hints = cues.iter().filter(|cue| cue.class == PhraseRole::Hint).filter(meets);
    let is_noun = hints.any(|hint| hint.range.start > phrase.range.start || hint.range.end == phrase.range.end);
    let ends = text[sentence.clone()].trim_end().trim_end_matches(chars::closes).ends_with(['.', '。', '।']);
    let before = text[sentence.start..phrase.range.start].trim_end();
    let words = |part: &str| part.split_whitespace().count();
    // That there are readers says nothing here.
    let is_silent = |cue: &&Cue| !cue.class.asks() || cue.class == PhraseRole::Hint && cue.kind == Some(NagKind::Donation);
    phrase.kind == Some(NagKind::Newsletter)
        && is_noun
        && ends
        && !before.ends_with(':')
        && words(before) >= WORDS_BEFORE
        && words(&text[phrase.range.clone()]) <= WORDS_OF_LETTER
        && cues.iter().all(|cue| meets(&cue) || is_silent(cue))
}

/// The words of a block's language.
struct Words<'a> {
    pronouns: &'a Pronouns,
    lexicon: &'a Lexicon,
}

impl Words<'_> {
    /// Whether a sentence tells what somebody says: a reporting verb stands before what it asks, or in a clause behind it,
    /// and neither the site nor its reader beside the verb.
    fn report(&self, text: &str, range: &Range<usize>, cues: &[&Cue]) -> bool {
        let Some(first) = cues.iter().find(|cue| cue.class == PhraseRole::Ask).map(|cue| cue.range.start) else { return false };
        let asking = |at: usize| cues.iter().any(|cue| cue.class == PhraseRole::Ask && cue.range.contains(&at));
        // The words with their places, and how many stand between each and the comma before it.
        let mut words: Vec<(&str, usize, Option<usize>)> = Vec::new();
        let mut since_comma = None;
        for part in text[range.clone()].split_inclusive(|c: char| !c.is_alphanumeric()) {
            let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
            if !word.is_empty() {
                words.push((word, part.as_ptr() as usize - text.as_ptr() as usize, since_comma));
                since_comma = since_comma.map(|since| since + 1);
            }
            if part.ends_with([',', '–', '—', '،', '、', '，']) {
                since_comma = Some(0);
            }
        }
        words.iter().enumerate().any(|(nth, (word, at, since))| {
            let placed = nth > 0 && *at < first || since.is_some_and(|since| since < CLAUSE);
            placed && !asking(*at) && self.lexicon.lists(&lower_case(word)).any(Lists::SAY) && {
                let near = &words[nth.saturating_sub(NEAR)..(nth + NEAR + 1).min(words.len())];
                !near.iter().any(|(word, ..)| self.pronouns.is_own(word))
            }
        })
    }
}

/// Whether words in marks are a name or a title: a word or two, or a few more with capitals.
fn is_name(words: &str) -> bool {
    let is_small = |word: &str| {
        word.chars().count() > SMALL_WORD && word.trim_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_lowercase)
    };
    let count = words.split_whitespace().count();
    let unspaced = words.contains(chars::is_wide) && words.len() > BYTES_OF_NAME;
    !unspaced && (count <= WORDS_OF_NAME || count <= WORDS_OF_TITLE && !words.split_whitespace().any(is_small))
}

/// The cues that lie in a part of a block.
pub fn cues_in<'a>(cues: &'a [Cue], range: &Range<usize>) -> Vec<&'a Cue> {
    // Cues stand by their beginning.
    let first = cues.partition_point(|cue| cue.range.start < range.start);
    let begin_inside = cues[first..].iter().take_while(|cue| cue.range.start < range.end);
    begin_inside.filter(|cue| cue.range.end <= range.end).collect()
}

/// What cues speak for most.
pub fn kind(cues: &[&Cue]) -> NagKind {
    let weight = |kind: NagKind| -> f32 { cues.iter().filter(|cue| cue.kind == Some(kind)).map(|cue| cue.weight).sum() };
    NagKind::ALL.into_iter().max_by(|a, b| weight(*a).total_cmp(&weight(*b)).then(b.cmp(a))).unwrap_or(NagKind::Newsletter)
}
