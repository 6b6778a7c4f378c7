//! The reader of a live document.
