//! What a page says of its story beside the text: headline, standfirst, who wrote it, when, where. Read from linked data
//! (JSON-LD), `meta` elements (OpenGraph and others) and the elements that are marked for it, in that order.

mod json;

use crate::nag::article::STORIES;
use crate::page::{Attribute, Element, NodeId, NodeKind, Page, Tag};
use json::Value;

/// What a page says of its story. Everything as the page writes it, white space collapsed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// The sentence or two under the headline.
    pub standfirst: Option<String>,
    /// Who wrote it, names with commas between them.
    pub byline: Option<String>,
    /// When it was published, as ISO 8601: a date, mostly with a time.
    pub published: Option<String>,
    /// The publication's name.
    pub site: Option<String>,
}

/// `meta` elements that name each, the most reliable first.
const STANDFIRSTS: [&str; 3] = ["og:description", "description", "twitter:description"];
const TITLES: [&str; 2] = ["og:title", "twitter:title"];
const BYLINES: [&str; 8] = [
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "cxenseparse:author",
];
const DATES: [&str; 11] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "pubdate",
    "publish-date",
];
const SITES: [&str; 2] = ["og:site_name", "application-name"];

/// The longest name that is believed, in characters: some pages put their whole imprint there.
const LONGEST_NAME: usize = 100;

/// The longest date with its time and zone, in bytes.
const LONGEST_DATE: usize = 40;

impl Metadata {
    /// Reads it off a page. `heading` is the page's main heading, where there is just one.
    ///
    /// ```
    /// use quiet_quotes::{metadata::Metadata, page::read::html};
    ///
    /// let page = html::read_str("<title>Ferry returns | Island News</title><meta property=og:site_name content='Island News'>", None);
    /// assert_eq!(Metadata::of(&page, None).title.as_deref(), Some("Ferry returns"));
    /// ```
    pub fn of(page: &Page, heading: Option<&str>) -> Self {
        let linked: Vec<Value> = page.linked_data.iter().filter_map(|source| json::parse(source)).collect();
        let story = linked.iter().find_map(find_story);
        let of_story = |name: &str| story.and_then(|story| story.get(name)).and_then(Value::text).and_then(plain);
        let of_meta = |names: &[&str]| names.iter().find_map(|name| page.meta(name).and_then(plain));
        let site = of_meta(&SITES).or_else(|| names(story?.get("publisher")?, &linked));
        Self {
            title: title(page, heading, of_story("headline").or_else(|| of_story("name")), site.as_deref()),
            standfirst: of_story("description").or_else(|| of_meta(&STANDFIRSTS)),
            byline: story
                .and_then(|story| names(story.get("author").or_else(|| story.get("creator"))?, &linked))
                .or_else(|| BYLINES.iter().find_map(|name| believed([page.meta(name)?].into_iter())))
                .or_else(|| marked_author(page)),
            published: of_story("datePublished")
                .and_then(date)
                .or_else(|| DATES.iter().find_map(|name| page.meta(name).and_then(|it| date(it.to_owned()))))
                .or_else(|| marked_date(page)),
            site,
        }
    }
}

/// The first object that is a story, outer ones first.
fn find_story(value: &Value) -> Option<&Value> {
    let is_story = |kind: &Value| kind.texts().any(|kind| STORIES.contains(&kind.rsplit('/').next().unwrap_or(kind)));
    if value.get("@type").is_some_and(is_story) {
        return Some(value);
    }
    value.parts().find_map(find_story)
}

/// The names of people or of a publication: texts, objects with a name, references to such objects, or lists of them.
fn names(value: &Value, all: &[Value]) -> Option<String> {
    let one = |value: &Value| -> Option<String> {
        let named = |value: &Value| value.get("name").and_then(Value::text).map(str::to_owned);
        value.text().map(str::to_owned).or_else(|| named(value)).or_else(|| {
            let id = value.get("@id")?.text()?;
            all.iter().find_map(|root| find_named(root, id)).and_then(named)
        })
    };
    let found: Vec<String> = match value {
        Value::List(list) => list.iter().filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    };
    believed(found.iter().map(String::as_str))
}

/// The object with an identifier and a name.
fn find_named<'a>(value: &'a Value, id: &str) -> Option<&'a Value> {
    let is_it = value.get("@id").and_then(Value::text) == Some(id) && value.get("name").is_some();
    if is_it { Some(value) } else { value.parts().find_map(|part| find_named(part, id)) }
}

/// Names that may be ones, each once, with commas between them.
fn believed<'a>(found: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for name in found.filter_map(plain) {
        let is_name = !name.contains("://") && !name.contains('@') && name.chars().count() <= LONGEST_NAME;
        if is_name && name.chars().any(char::is_alphabetic) && !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// The headline: the main heading where it agrees with what the page says elsewhere, else what it says.
fn title(page: &Page, heading: Option<&str>, headline: Option<String>, site: Option<&str>) -> Option<String> {
    let shared = TITLES.iter().find_map(|name| page.meta(name).and_then(plain));
    let told = [headline, shared, page.title.clone()];
    if let Some(heading) = heading.filter(|heading| !heading.is_empty()) {
        let agrees = |told: &String| told.contains(heading) || heading.contains(&**told);
        let is_site = site.is_some_and(|site| site.eq_ignore_ascii_case(heading));
        if told.iter().flatten().any(agrees) && !is_site || told.iter().all(Option::is_none) {
            return Some(heading.to_owned());
        }
    }
    let told = told.into_iter().flatten().next()?;
    Some(without_site(&told, site).to_owned()).filter(|title| !title.is_empty()).or_else(|| heading.map(str::to_owned))
}

/// A title without the publication's name at its end and the sign before it.
fn without_site<'a>(title: &'a str, site: Option<&str>) -> &'a str {
    let Some(rest) = site.filter(|site| !site.is_empty()).and_then(|site| title.strip_suffix(site)) else { return title };
    let bare = rest.trim_end().trim_end_matches(['|', '-', '–', '—', '·', '•', ':', '»', '/']).trim_end();
    if bare.is_empty() || bare.len() == rest.trim_end().len() { title } else { bare }
}

/// The author that an element is marked as.
fn marked_author(page: &Page) -> Option<String> {
    let is_marked = |element: &Element| {
        let has = |name: Attribute, value: &str| {
            element.attribute(name).is_some_and(|all| all.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(value)))
        };
        has(Attribute::Rel, "author") || has(Attribute::Itemprop, "author")
    };
    let name = |id: NodeId| {
        let inside = id.index()..page.nodes[id.index()].end.index();
        // A mark around a whole box of the author holds the name in a mark of its own.
        let named = inside
            .clone()
            .find(|at| page.element(NodeId(*at as u32)).is_some_and(|it| it.attribute(Attribute::Itemprop) == Some("name")));
        text(page, named.map_or(id, |at| NodeId(at as u32)))
    };
    let marked = page.nodes.iter().enumerate().filter(|(_, node)| matches!(&node.kind, NodeKind::Element(it) if is_marked(it)));
    let names: Vec<String> = marked.take(8).map(|(at, _)| name(NodeId(at as u32))).collect();
    believed(names.iter().map(String::as_str))
}

/// The first point of time that an element is marked with.
fn marked_date(page: &Page) -> Option<String> {
    page.nodes.iter().find_map(|node| match &node.kind {
        NodeKind::Element(element) if element.is(Tag::Time) => date(element.attribute(Attribute::Datetime)?.to_owned()),
        _ => None,
    })
}

/// The text that an element holds; of a long one the beginning.
fn text(page: &Page, id: NodeId) -> String {
    let texts = page.nodes[id.index()..page.nodes[id.index()].end.index()].iter().filter_map(|node| match &node.kind {
        NodeKind::Text(text) if !text.is_empty() => Some(&**text),
        _ => None,
    });
    texts.take(8).collect::<Vec<_>>().join(" ")
}

/// What programs write for a date that they do not know: points of time at which their counting begins.
const ZEROES: [&str; 4] = ["0000", "0001", "1900-01-01", "1970-01-01"];

/// A date, if it is one by ISO 8601 and a day that there is; eight figures are taken for one, too.
fn date(written: String) -> Option<String> {
    let written = written.trim();
    let is_bare = written.len() == 8 && written.bytes().all(|byte| byte.is_ascii_digit());
    let date = if is_bare { format!("{}-{}-{}", &written[..4], &written[4..6], &written[6..]) } else { written.to_owned() };
    let number = |range: std::ops::Range<usize>| -> Option<u16> {
        date.get(range).filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok()
    };
    let parted = date.as_bytes().get(4) == Some(&b'-') && date.as_bytes().get(7) == Some(&b'-');
    let is_day = number(0..4).is_some() && (1..=12).contains(&number(5..7)?) && (1..=31).contains(&number(8..10)?);
    let is_zero = ZEROES.iter().any(|zero| date.starts_with(zero));
    (parted && is_day && !is_zero && date.is_ascii() && date.len() <= LONGEST_DATE).then_some(date)
}

/// Text with its white space collapsed and without what escapes signs in HTML; `None` where nothing is left.
fn plain(text: &str) -> Option<String> {
    let text = unescaped(text).split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// Many pages escape for HTML what stands in their linked data, where nothing undoes it.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let sign = rest.find(';').filter(|end| *end <= 10).and_then(|end| Some((sign(&rest[1..end])?, end + 1)));
        let (sign, length) = sign.unwrap_or(('&', 1));
        plain.push(sign);
        rest = &rest[length..];
    }
    plain + rest
}

fn sign(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "nbsp" => Some(' '),
        name => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?).filter(|sign| !sign.is_control())
        }
    }
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::page::read::html;

    fn of(head: &str) -> Metadata {
        let page = html::read_str(&format!("<title>Ferry returns - Island News</title>{head}"), None);
        Metadata::of(&page, None)
    }

    #[test]
    fn bylines_are_read_wherever_they_are_said() {
        let linked = |author: &str| {
            format!(
                "<script type='application/ld+json'>{{\"@graph\":[{{\"@type\":\"NewsArticle\",\"author\":{author}}},{{\"@id\":\"#a\",\"name\":\"Ada Roe\"}}]}}</script>"
            )
        };
        let cases = [
            (linked("\"Ada Roe\""), Some("Ada Roe")),
            (linked("{\"name\":\"Ada &amp; Roe\"}"), Some("Ada & Roe")),
            (linked("[{\"name\":\"Ada Roe\"},{\"name\":\"Bo Lund\"},{\"name\":\"Ada Roe\"}]"), Some("Ada Roe, Bo Lund")),
            (linked("{\"@id\":\"#a\"}"), Some("Ada Roe")),
            (linked("\"https://news.example/ada\""), None),
            ("<meta name=author content=' Ada\n Roe '>".to_owned(), Some("Ada Roe")),
            (
                "<meta property=article:author content=https://social.example/ada><meta name=byl content='Ada Roe'>".to_owned(),
                Some("Ada Roe"),
            ),
            ("<p>By <a rel=author href=/ada>Ada Roe</a>".to_owned(), Some("Ada Roe")),
            ("<p itemprop=author itemscope>By <b itemprop=name>Ada Roe</b>, Harbour".to_owned(), Some("Ada Roe")),
            ("<script type='application/ld+json'>{broken</script>".to_owned(), None),
        ];
        for (head, expected) in cases {
            assert_eq!(of(&head).byline.as_deref(), expected, "{head}");
        }
    }

    #[test]
    fn dates_are_read_as_iso_8601_or_not_at_all() {
        for (head, expected) in [
            ("<meta property=article:published_time content=2026-05-01T12:00:00Z>", Some("2026-05-01T12:00:00Z")),
            ("<meta name=date content=20260501>", Some("2026-05-01")),
            ("<meta name=date content='May 1, 2026'><time datetime=2026-05-01>May 1</time>", Some("2026-05-01")),
            ("<time>yesterday</time>", None),
            ("<meta name=date content=1970-01-01T00:00:00Z>", None),
            ("<meta name=date content=0000-00-00><time datetime=2026-05-01>May 1</time>", Some("2026-05-01")),
            ("<meta name=date content=19700101>", None),
            ("<meta name=date content=2026-13-01>", None),
            ("<meta name=date content='0001-01-01T00:00:00'>", None),
            ("<meta name=date content=1970-06-30>", Some("1970-06-30")),
        ] {
            assert_eq!(of(head).published.as_deref(), expected, "{head}");
        }
    }

    #[test]
    fn titles_are_the_storys_and_not_the_sites() {
        let site = "<meta property=og:site_name content='Island News'>";
        assert_eq!(of(site).title.as_deref(), Some("Ferry returns"));
        assert_eq!(of("").title.as_deref(), Some("Ferry returns - Island News"));
        let page = html::read_str("<title>Ferry returns</title><h1>Island News</h1>", None);
        assert_eq!(Metadata::of(&page, Some("Island News")).title.as_deref(), Some("Ferry returns"));
        assert_eq!(Metadata::of(&page, Some("Ferry returns")).title.as_deref(), Some("Ferry returns"));
    }
}
