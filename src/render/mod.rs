//! How an answer is written: a format is one file.

pub mod json;
pub mod markdown;
pub mod text;
mod wrap;

use clap::ValueEnum;

/// A format of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people at a terminal
    #[default]
    Text,
    /// One JSON object; with `-`, one a line
    Json,
    /// One JSON object a line
    Jsonl,
    /// Markdown
    Markdown,
}
