//! `cargo xtask demo`

use std::env;
use std::fs::File;
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, anyhow};
use tiny_http::{Header, Request, Response, Server};
use xshell::cmd;

use crate::browsers::Browser;
use crate::project::Project;
use crate::{browsers, build, embed, engine};

/// Builds everything, serves the demo page and opens a browser with the extension loaded. Ends on Ctrl-C.
pub fn run(project: &Project) -> Result<()> {
    engine::build(project)?;
    build::extension(project, false)?;
    embed::site(project)?;
    let server = Server::http("127.0.0.1:0").map_err(|error| anyhow!("could not serve on the loopback: {error}"))?;
    let address = format!("http://{}/", server.server_addr());
    println!("The demo is at {address} (Ctrl-C ends it)");
    let site = project.path("dist/site");
    std::thread::scope(|scope| {
        scope.spawn(|| server.incoming_requests().for_each(|request| answer(request, &site)));
        if let Err(error) = open_browser(project, &address) {
            println!("The browser did not start ({error:#}): open the address by hand.");
        }
    });
    Ok(())
}

/// Opens the first browser there is, where there is a display.
fn open_browser(project: &Project, address: &str) -> Result<()> {
    let display =
        cfg!(any(windows, target_os = "macos")) || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some());
    if !display {
        println!("There is no display: open the address in a browser of your own.");
        return Ok(());
    }
    let found = browsers::ALL.iter().filter_map(|browser| Some((browser, browser.find()?))).collect();
    let (browser, program) = match choose(found, is_root()) {
        Ok(chosen) => chosen,
        Err(advice) => {
            println!("{advice}");
            return Ok(());
        }
    };
    let extension = project.path("dist").join(browser.name);
    let arguments: [&str; 4] = match browser.name {
        "firefox" => ["--target", "firefox-desktop", "--firefox", path(&program)?],
        _ => ["--target", "chromium", "--chromium-binary", path(&program)?],
    };
    let _there = project.shell.push_dir(project.path("extension"));
    cmd!(project.shell, "npx --no-install web-ext run --no-reload --source-dir {extension} --start-url {address} {arguments...}")
        .run()?;
    Ok(())
}

/// The first browser that starts for this user; else, in one sentence, what to do.
fn choose<Found>(found: Vec<(&Browser, Found)>, is_root: bool) -> Result<(&Browser, Found), &'static str> {
    if found.is_empty() {
        return Err("Neither Chromium nor Firefox was found: open the address in a browser of your own.");
    }
    // Chromium has no sandbox for root, and refuses to start without one.
    let mut starts = found.into_iter().filter(|(browser, _)| !(is_root && browser.name == "chromium"));
    starts.next().ok_or("Chromium does not start as root: run this as another user, or install Firefox.")
}

fn is_root() -> bool {
    cfg!(unix) && std::process::Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

fn path(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| anyhow!("{} is not UTF-8", path.display()))
}

/// Sends a file of the site. A request that the browser has given up is no fault.
fn answer(request: Request, site: &Path) {
    let file = inside(site, request.url()).and_then(|path| Some((File::open(&path).ok()?, content_type(&path)?)));
    let _ = match file {
        Some((file, content_type)) => request.respond(Response::from_file(file).with_header(content_type)),
        None => request.respond(Response::from_string("There is no such page.").with_status_code(404)),
    };
}

/// The file that an address names; none outside the site.
fn inside(site: &Path, url: &str) -> Option<PathBuf> {
    let path = Path::new(url.split(['?', '#']).next()?.trim_start_matches('/'));
    let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    let path = site.join(path);
    plain.then(|| if path.is_dir() { path.join("index.html") } else { path })
}

fn content_type(path: &Path) -> Option<Header> {
    let content_type = match path.extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "json" | "webmanifest" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    Header::from_bytes("Content-Type", content_type).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn root_gets_a_browser_that_starts_for_it_or_a_sentence() {
        let [chromium, firefox] = &browsers::ALL;
        let name = |found: &[&'static Browser], is_root| {
            choose(found.iter().map(|browser| (*browser, ())).collect(), is_root).map(|(browser, ())| browser.name)
        };
        assert_eq!(name(&[chromium, firefox], false), Ok("chromium"));
        assert_eq!(name(&[chromium, firefox], true), Ok("firefox"));
        assert!(name(&[chromium], true).is_err_and(|advice| advice.contains("another user")));
        assert!(name(&[], false).is_err_and(|advice| advice.contains("of your own")));
    }

    #[test]
    fn only_files_of_the_site_are_named() {
        let site = Path::new("site");
        for (url, file) in [
            ("/", Some("site")),
            ("/a.js?v=1", Some("site/a.js")),
            ("/stories/b.html#top", Some("site/stories/b.html")),
            ("/../secret", None),
            ("//etc/passwd", Some("site/etc/passwd")),
        ] {
            assert_eq!(inside(site, url), file.map(PathBuf::from), "{url}");
        }
    }
}
