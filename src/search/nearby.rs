//! What may have been meant when nothing was found. Suggestions may be bold, for nothing is answered by
//! them; but a silly one is worse than none.

use super::Evidence;
use super::normalize::{has_han, holds, words};
use super::query::{Candidate, Query, share_right};
use super::{company, question};
use crate::pack::Status;
use crate::termbase::{Label, Termbase};

/// A part that a query and a name share counts from so many Chinese characters …
const SHORTEST_SHARED_HAN: usize = 2;
/// … or letters of whole words.
const SHORTEST_SHARED_LATIN: usize = 3;

/// Fewer letters are near to too much: and, art, far.
const SHORTEST_NEAR_LATIN: usize = 4;

/// A name that is longer or shorter by more than this has other things in mind.
const MOST_LEFT_OVER: u16 = 12;

/// A name with more wrong letters than this is not the one that was meant, however long it is.
const MOST_EDITS: usize = 3;

/// A version is told by so few characters.
const MOST_DIGITS: usize = 4;

/// Scores, all below the threshold: another version or the family of the version that was asked for; a
/// name that differs by some letters; a name that holds the query or is held by it.
const VERSION: f64 = 0.69;
const NEAR: f64 = 0.6;
const OVERLAP: f64 = 0.3;

/// The names that may have been meant, in no order.
pub(super) fn candidates<'t>(termbase: &Termbase<'t>, query: &Query<'_>) -> Vec<Candidate<'t>> {
    // Of a question, what it asks about.
    if let Some(core) = question::asked_about(&query.plain) {
        let core = Query::new(core, query.folding);
        return around(termbase, &core);
    }
    let mut found = around(termbase, query);
    // Two names side by side before anything that merely resembles the whole.
    let strangers = company::strangers(termbase, query);
    found.extend(strangers.into_iter().map(|stranger| Candidate { score: VERSION, ..stranger }));
    found
}

fn around<'t>(termbase: &Termbase<'t>, query: &Query<'_>) -> Vec<Candidate<'t>> {
    let wanted = Wanted {
        query,
        letters: without_digits(&query.normal),
        is_version: query.normal.contains(char::is_numeric),
    };
    (0..termbase.labels()).filter_map(|position| wanted.candidate(termbase, position)).collect()
}

struct Wanted<'a, 'q> {
    query: &'a Query<'q>,
    /// The normal form without what tells versions apart.
    letters: String,
    is_version: bool,
}

impl Wanted<'_, '_> {
    /// A third of the characters may be wrong, or a quarter of the letters, and one in a short query.
    fn most_edits(&self) -> usize {
        (self.query.length() / if self.query.has_han { 3 } else { 4 }).clamp(1, MOST_EDITS)
    }

    fn candidate<'t>(&self, termbase: &Termbase<'t>, position: usize) -> Option<Candidate<'t>> {
        // The cheap tests first: most names fail them.
        let (own, shape) = (self.query.shape, termbase.shape(position));
        let may_be_near = own.may_be_within(shape, self.most_edits());
        let may_be_version = self.is_version && own.may_be_within(shape, MOST_DIGITS);
        let may_overlap = own.length.abs_diff(shape.length) <= MOST_LEFT_OVER
            && (shape.can_hold(own) || own.can_hold(shape));
        if !may_be_near && !may_be_version && !may_overlap {
            return None;
        }
        let label = termbase.label(position);
        if matches!(label.place.status, Status::Hidden | Status::Identifier) {
            return None;
        }
        let found = |by, score| Some(Candidate { label, by, score });
        let normal = &self.query.normal;
        let is_version = || without_digits(label.normal) == self.letters;
        if may_be_version && self.letters.len() >= SHORTEST_SHARED_LATIN && is_version() {
            // The family before its other versions.
            let digits = label.normal.len() - self.letters.len();
            return found(Evidence::Part, VERSION * share_right(digits, 100));
        }
        let digits = |text: &str| text.chars().filter(|c| is_of_version(*c)).count();
        if may_be_near
            && digits(normal) == digits(label.normal)
            && (has_han(normal) || normal.len() >= SHORTEST_NEAR_LATIN)
            && self.query.length() >= SHORTEST_SHARED_LATIN
        {
            let distance = strsim::osa_distance(normal, label.normal);
            if distance <= self.most_edits() {
                let right = share_right(distance, self.query.length());
                return found(Evidence::Spelling, NEAR * right);
            }
        }
        if may_overlap && self.overlaps(label) {
            let left_over = usize::from(self.query.shape.length.abs_diff(shape.length));
            let common = share_right(left_over, usize::from(MOST_LEFT_OVER) + 1);
            return found(Evidence::Part, OVERLAP * common);
        }
        None
    }

    /// Whether one holds the other, and what they share is worth it.
    fn overlaps(&self, label: Label<'_>) -> bool {
        let normal = &self.query.normal;
        let shorter = if normal.len() <= label.normal.len() { normal } else { label.normal };
        let least = if has_han(shorter) { SHORTEST_SHARED_HAN } else { SHORTEST_SHARED_LATIN };
        let longer = if shorter == normal { label.normal } else { normal };
        if shorter.chars().count() < least || !longer.contains(shorter) {
            return false;
        }
        let label_words = words(label.written, self.query.folding);
        holds(&self.query.words, &label_words) || holds(&label_words, &self.query.words)
    }
}

fn without_digits(text: &str) -> String {
    text.chars().filter(|c| !is_of_version(*c)).collect()
}

/// Digits, and what stands between them.
fn is_of_version(c: char) -> bool {
    c.is_numeric() || c == '.' || c == ' '
}
