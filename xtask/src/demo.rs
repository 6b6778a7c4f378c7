//! `cargo xtask demo`

use std::env;
use std::fs::File;
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, anyhow};
use tiny_http::{Header, Request, Response, Server};
use xshell::cmd;

use crate::project::Project;
use crate::{browsers, build, embed, engine};

/// Builds everything, serves the demo page and opens a browser with the extension loaded. Ends on Ctrl-C.
pub fn run(project: &Project) -> Result<()> {
    engine::build(project)?;
    build::extension(project, false)?;
    embed::site_from(project)?;
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
    let Some((browser, program)) = browsers::ALL.iter().find_map(|browser| Some((browser, browser.find()?))) else {
        println!("Neither Chromium nor Firefox was found: open the address in a browser of your own.");
        return Ok(());
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
