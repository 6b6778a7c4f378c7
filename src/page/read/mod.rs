//! Readers, each of which makes a [`Page`](crate::Page) of what it is given.

#[cfg(feature = "html")]
pub mod html;
pub mod snapshot;
#[cfg(feature = "html")]
mod source;
pub mod text;
mod written;
