//! The engine as browsers load it: WebAssembly with its JavaScript and types.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;
use xshell::cmd;

use crate::project::Project;

/// What the engine is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// The words of all languages, which browsers load beside the module.
pub const WORDS: &str = "engine_words.txt";

/// One build of the engine.
pub struct Variant {
    /// Where it lies when it is built: `engine.js`, `engine.d.ts`, `engine_bg.wasm` and [`WORDS`].
    pub folder: &'static str,
    features: &'static str,
    /// Whether its size and speed matter: that takes its time.
    small: bool,
}

/// What the extension loads.
pub const BROWSER: Variant = Variant { folder: "dist/engine", features: "", small: true };
/// With the reader of live documents, for pages that embed the engine.
pub const DOM: Variant = Variant { folder: "dist/engine-dom", features: "dom", small: true };
/// With the reader of HTML source, for programs without a document.
pub const HTML: Variant = Variant { folder: "dist/engine-html", features: "html", small: true };
/// Tells what either reader makes of a page, for the test that holds them together.
pub const OUTLINE: Variant = Variant { folder: "dist/test/engine-outline", features: "outline", small: false };

impl Variant {
    /// The same where its size and speed do not matter.
    pub const fn quickly(self) -> Self {
        Self { small: false, ..self }
    }
}

/// How such a variant is compiled: in a third of the time.
const QUICKLY_BUILT: [(&str, &str); 3] =
    [("CARGO_PROFILE_WASM_LTO", "off"), ("CARGO_PROFILE_WASM_OPT_LEVEL", "1"), ("CARGO_PROFILE_WASM_CODEGEN_UNITS", "16")];

/// Builds the engine and lays it where the extension imports it.
pub fn build(project: &Project) -> Result<()> {
    variant(project, &BROWSER)?;
    lay_out(project)
}

/// Builds one variant of the engine.
pub fn variant(project: &Project, variant: &Variant) -> Result<()> {
    let shell = &project.shell;
    target(project)?;
    project.npm_packages()?;
    let features = variant.features;
    let messages = cmd!(
        shell,
        "cargo build --locked --quiet --package quiet-quotes-wasm --features={features} --profile wasm --target {TARGET}"
    )
    .arg("--message-format=json-render-diagnostics")
    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags(project)?)
    .envs(if variant.small { Vec::new() } else { QUICKLY_BUILT.to_vec() })
    .read()?;
    let folder = project.path(variant.folder);
    shell.remove_path(&folder)?;
    Bindgen::new()
        .input_path(project.target().join(TARGET).join("wasm/quiet_quotes_wasm.wasm"))
        .out_name("engine")
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .reset_state_function(true)
        .generate(&folder)
        .context("could not write the bindings: is wasm-bindgen-cli-support as new as wasm-bindgen in Cargo.lock?")?;
    shell.write_file(folder.join(WORDS), words(&messages)?)?;
    if variant.small { optimise(project, &folder) } else { Ok(()) }
}

/// The tables that the engine reads at its start, as build.rs writes them.
fn words(messages: &str) -> Result<String> {
    let folder = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()).find_map(|message| {
        let ours = message["package_id"].as_str()?.contains("quiet-quotes") && message["reason"] == "build-script-executed";
        Some(PathBuf::from(message["out_dir"].as_str().filter(|_| ours)?))
    });
    let tables = folder.context("cargo does not tell where build.rs has written its tables")?.join("tables.txt");
    fs::read_to_string(&tables).with_context(|| format!("there is no {}", tables.display()))
}

/// Makes sure that Rust can compile for browsers.
pub fn target(project: &Project) -> Result<()> {
    let sysroot = cmd!(project.shell, "rustc --print sysroot").quiet().read()?;
    if project.shell.path_exists(format!("{sysroot}/lib/rustlib/{TARGET}")) {
        return Ok(());
    }
    cmd!(project.shell, "rustup target add {TARGET}")
        .run()
        .with_context(|| format!("could not add the Rust target {TARGET}: install it by the way Rust was installed"))
}

/// Compiler flags. They keep this machine's folders out of the module, so that it is the same wherever it is built, and let
/// fewer functions be copied to where they are called than the compiler would: 15 KB of the module, and nearly as quick, since
/// small functions of inner loops say themselves that they are.
fn flags(project: &Project) -> Result<String> {
    let home = std::env::home_dir().context("there is no home folder")?;
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), Into::into);
    let root = project.root.display();
    Ok(format!("--remap-path-prefix={root}=. --remap-path-prefix={}=cargo -Cllvm-args=-inline-threshold=10", cargo.display()))
}

/// Makes the module small. Its lowest kilobyte is the far end of the stack, which nothing points to. The features are named
/// one by one, since browsers refuse a module with all of them. Its branches are laid flat and built anew, and it is gone through
/// until nothing changes: 2 KB, for nothing. Functions that are called from one place stay functions:
/// browsers compile each when it is first called, and anew once it is often called, which one of 140 KB waits for in vain.
fn optimise(project: &Project, folder: &Path) -> Result<()> {
    let module = folder.join("engine_bg.wasm");
    let program = project.path("node_modules/binaryen/bin/wasm-opt");
    cmd!(
        project.shell,
        "node {program} {module} -o {module} --flatten --rereloop -Os -Os --converge --low-memory-unused --strip-debug --strip-producers"
    )
    .args(["--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext"])
    .args(["--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue"])
    .arg("--one-caller-inline-max-function-size=200")
    .quiet()
    .run()
    .context("wasm-opt refused the engine")
}

/// Copies the engine to where the extension's sources import it and where its package serves it.
fn lay_out(project: &Project) -> Result<()> {
    let folder = project.path(BROWSER.folder);
    for (name, to) in [
        ("engine.js", "extension/engine"),
        ("engine.d.ts", "extension/engine"),
        ("engine_bg.wasm", "extension/public"),
        (WORDS, "extension/public"),
    ] {
        let to = project.shell.create_dir(project.path(to))?;
        project.shell.copy_file(folder.join(name), to)?;
    }
    Ok(())
}
