//! Names with a slip of the pen or of a finger, word by word: Latin words by the rules of `latin`,
//! Chinese ones by those of `chinese`.

use super::Evidence;
use super::normalize::{has_han, words};
use super::query::{Candidate, Query, share_right, shown_labels};
use super::{chinese, latin};
use crate::termbase::{LEXICON, Label, Termbase};

/// So many letters of a query may be wrong in all.
const MOST_EDITS: usize = 3;

/// A forgiven slip scores from here up to nearly 1, by the share of letters that are right: always above
/// the threshold, since the rules and not the number decide.
const FORGIVEN: f64 = 0.7;

/// A query of one word for a name of several, or the other way round, is looked at as one word from so
/// many letters on.
const SHORTEST_JOINED: usize = 10;

/// The names that the query misspells.
pub(super) fn candidates<'t>(termbase: &Termbase<'t>, query: &Query<'_>) -> Vec<Candidate<'t>> {
    // Of a name of several words each is looked at by itself.
    if LEXICON.knows(&query.normal) || LEXICON.knows_sound(&query.normal) {
        return Vec::new();
    }
    let may_be_near = |shape: super::distance::Shape| {
        let short = usize::from(shape.length).min(query.length());
        // One more, for a plural.
        query.shape.may_be_within(shape, most_edits(short) + 1)
    };
    let candidate = |label: Label<'t>| {
        let edits = slips(query, &label)?;
        let score = FORGIVEN + (1.0 - FORGIVEN - 0.01) * share_right(edits, query.length());
        Some(Candidate { label, by: Evidence::Spelling, score })
    };
    shown_labels(termbase, may_be_near).filter_map(candidate).collect()
}

/// In a short name one letter may be wrong, in a long one several.
fn most_edits(length: usize) -> usize {
    match length {
        0..=9 => 1,
        10..=19 => 2,
        _ => MOST_EDITS,
    }
}

/// How many letters are wrong, if the query is a misspelling of the name.
fn slips(query: &Query<'_>, label: &Label<'_>) -> Option<usize> {
    let name = words(label.written, query.folding);
    // Words that are joined or split are another matter: `code retraining` is no code pre-training.
    if query.words.len() != name.len() {
        let one_word = query.words.len() == 1 || name.len() == 1;
        let is_joined = one_word && query.length() >= SHORTEST_JOINED;
        let is_joined = is_joined && !query.is_everyday() && !query.has_han;
        return if is_joined { latin::slip_in_joined(&query.normal, label.normal) } else { None };
    }
    let style = latin::Style::of(label.written, name.len());
    let mut edits = 0;
    let is_wrong = |(query, name): &(&String, &String)| {
        query != name && latin::singular(query, name) != Some(name.as_str())
    };
    for (query, name) in query.words.iter().zip(&name).filter(is_wrong) {
        edits += match (has_han(query), has_han(name)) {
            (true, true) => chinese::slip(query, name)?,
            (false, false) => latin::slip(query, name, style)?,
            _ => return None,
        };
    }
    (1..=most_edits(query.length().min(label.normal.chars().count())))
        .contains(&edits)
        .then_some(edits)
}
