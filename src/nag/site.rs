//! What a site is called: by itself, and in its address.

use crate::page::Page;

/// Bytes that a site's name has at most.
const SITE_NAME: usize = 40;

/// What a site calls itself: what it says, else the last part of the page's title.
pub fn name(page: &Page) -> Option<&str> {
    let said = page.meta("og:site_name").or_else(|| page.meta("application-name"));
    let titled = || {
        let title = page.title.as_deref()?;
        [" | ", " – ", " — ", " - "]
            .iter()
            .find_map(|mark| title.match_indices(mark).last())
            .map(|(at, mark)| &title[at + mark.len()..])
    };
    said.or_else(titled).map(str::trim).filter(|name| (3..=SITE_NAME).contains(&name.len()))
}

/// The part of a page's address that a site chose for itself: `example` of `www.example.co.uk`.
pub fn host(page: &Page) -> Option<&str> {
    let address = page.url.as_deref().or_else(|| page.meta("og:url"))?;
    let host = address.split_once("//")?.1.split(['/', ':', '?']).next()?;
    // Behind it stand one or two short parts.
    let mut parts = host.rsplit('.').skip(1);
    let last = parts.next()?;
    let before = parts.next().filter(|part| last.len() <= 3 && *part != "www");
    Some(before.unwrap_or(last))
}
