//! What may have been meant when nothing was found. Suggestions may be bold, for nothing is answered by
//! them; but a silly one is worse than none.

use std::collections::BTreeMap;

use super::distance::Shape;
use super::lookup::MOST_SUGGESTIONS;
use super::normalize::{Folding, has_han, holds, words};
use crate::pack::Status;
use crate::termbase::{Label, Termbase};

/// A part that a query and a name share counts from so many Chinese characters …
const SHORTEST_SHARED_HAN: usize = 2;
/// … or letters of whole words.
const SHORTEST_SHARED_LATIN: usize = 3;

/// Fewer letters are near to too much: and, art, far.
const SHORTEST_NEAR_LATIN: usize = 4;

/// A name that is longer or shorter by more than this has other things in mind.
const MOST_LEFT_OVER: usize = 12;

/// How a name comes to be suggested, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ground {
    /// It is the family of the version that was asked for, or another version; digits it has.
    Version(usize),
    /// It differs by so many edits.
    Near(usize),
    /// It holds the query or is held by it; so many characters are left over.
    Overlaps(usize),
}

/// The concepts that may have been meant, best first.
pub(super) fn suggestions(
    termbase: &Termbase<'_>,
    folding: Folding<'_>,
    query: &str,
    normal: &str,
) -> Vec<u32> {
    let query = Query {
        words: words(query, folding),
        letters: without_digits(normal),
        normal,
        shape: Shape::of(normal),
        is_version: normal.contains(char::is_numeric),
    };
    let mut grounds: BTreeMap<u32, Ground> = BTreeMap::new();
    for position in 0..termbase.labels() {
        if !query.is_worth_a_look(termbase.shape(position)) {
            continue;
        }
        let label = termbase.label(position);
        if let Some(ground) = query.ground(label, folding) {
            let best = grounds.entry(label.concept).or_insert(ground);
            *best = ground.min(*best);
        }
    }
    let mut ranked: Vec<(Ground, u32)> =
        grounds.into_iter().map(|(concept, ground)| (ground, concept)).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, concept)| concept).take(MOST_SUGGESTIONS).collect()
}

struct Query<'a> {
    words: Vec<String>,
    /// The normal form without what tells versions apart.
    letters: String,
    normal: &'a str,
    shape: Shape,
    is_version: bool,
}

impl Query<'_> {
    /// The cheap test that most names fail.
    fn is_worth_a_look(&self, label: Shape) -> bool {
        self.shape.may_be_within(label, self.most_edits())
            || (self.is_version && self.shape.may_be_within(label, MOST_DIGITS))
            || label.can_hold(self.shape)
            || self.shape.can_hold(label)
    }

    /// A third of the characters may be wrong, and one in a short query.
    fn most_edits(&self) -> usize {
        usize::from(self.shape.length / 3).max(1)
    }

    fn ground(&self, label: Label<'_>, folding: Folding<'_>) -> Option<Ground> {
        if matches!(label.place.status, Status::Hidden | Status::Identifier) {
            return None;
        }
        let (own, other) = (&self.letters, without_digits(label.normal));
        if self.is_version && *own == other && own.len() >= SHORTEST_SHARED_LATIN {
            return Some(Ground::Version(label.normal.len() - other.len()));
        }
        let distance = strsim::osa_distance(self.normal, label.normal);
        let digits_agree = self.normal.len() - own.len() == label.normal.len() - other.len();
        if digits_agree
            && distance <= self.most_edits()
            && (has_han(self.normal) || self.normal.len() >= SHORTEST_NEAR_LATIN)
            && self.normal.chars().count() >= SHORTEST_SHARED_LATIN
        {
            return Some(Ground::Near(distance));
        }
        let left_over = self.normal.chars().count().abs_diff(label.normal.chars().count());
        (left_over <= MOST_LEFT_OVER && self.overlaps(label, folding))
            .then_some(Ground::Overlaps(left_over))
    }

    /// Whether one holds the other, and what they share is worth it.
    fn overlaps(&self, label: Label<'_>, folding: Folding<'_>) -> bool {
        let shorter =
            if self.normal.len() <= label.normal.len() { self.normal } else { label.normal };
        let least = if has_han(shorter) { SHORTEST_SHARED_HAN } else { SHORTEST_SHARED_LATIN };
        if shorter.chars().count() < least {
            return false;
        }
        let label_words = words(label.written, folding);
        holds(&self.words, &label_words) || holds(&label_words, &self.words)
    }
}

/// A version is told by so few characters.
const MOST_DIGITS: usize = 4;

fn without_digits(text: &str) -> String {
    text.chars().filter(|c| !c.is_numeric() && *c != '.' && *c != ' ').collect()
}
