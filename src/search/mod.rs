//! From a query to the concepts it means.
//!
//! [`normalize`] gives the one normal form of names and queries, [`distance`] says how far two of them
//! are apart, `inflection`, `homophone` and `spelling` say which slips may be forgiven, and [`lookup`]
//! decides: answer, several senses, or refuse with suggestions.

pub mod distance;
pub(crate) mod homophone;
mod inflection;
pub mod lookup;
pub mod normalize;
mod spelling;
mod suggest;

use serde::Serialize;

use crate::pack::Status;

/// What kind of evidence a match rests on, strongest first. The set is closed: scripts rely on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// The query is a listed name, to the letter.
    Exact,
    /// The query has the normal form of a listed name.
    Normalized,
    /// The query is an inflected form of a listed name.
    Inflection,
    /// The query is the pinyin of a listed name.
    Pinyin,
    /// The query is the pinyin initials of a listed name.
    Initials,
    /// The query sounds like a listed name.
    Homophone,
    /// The query is a misspelling of a listed name.
    Spelling,
    /// The query has the words of a listed name, in another order or with a general word.
    Words,
    /// The query is a distinctive part of a listed name.
    Part,
    /// The query asks about a listed name.
    Question,
}

/// A concept that a query means, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Position of the concept in the termbase.
    pub concept: u32,
    /// The evidence.
    pub by: Evidence,
    /// The name that matched, as the termbase writes it.
    pub term: String,
    /// The standing of that name.
    pub status: Status,
    /// How good the match is: 1 for a listed name, less for a correction, above 0.
    pub score: f64,
}

/// What came of a query.
#[derive(Debug, Clone, PartialEq)]
pub enum Resolution {
    /// The senses of one name, in the order of the termbase; at least one.
    Found(Vec<Hit>),
    /// No concept is meant clearly enough. Positions of at most [`lookup::MOST_SUGGESTIONS`] concepts
    /// that may have been meant, best first.
    NotFound(Vec<u32>),
}
