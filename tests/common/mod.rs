//! What the tests share.

use std::sync::LazyLock;

use quiet_quotes::Engine;

/// The engine with the tables that the crate was built with: made once, since that takes longer than most tests.
pub fn engine() -> &'static Engine {
    static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::embedded);
    &ENGINE
}
