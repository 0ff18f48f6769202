//! The decision: which concepts a query means, or none.
//!
//! A listed name is always taken at its word. Only if the query is none is it corrected, and only if
//! one concept is clearly meant; otherwise the answer is no, with suggestions.

use super::distance::Shape;
use super::normalize::{Folding, has_han, normalize, words};
use super::{Evidence, Hit, Resolution, homophone, inflection, spelling, suggest};
use crate::pack::Status;
use crate::termbase::{Label, SOUNDS, Termbase};

/// So many suggestions are made at most; more is a list that nobody reads.
pub const MOST_SUGGESTIONS: usize = 5;

/// Edits in all that a corrected query may be away from a name: two slips of two letters each.
const MOST_EDITS: usize = 2;

/// How far a query may differ from a listed name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tolerance {
    /// Not at all, but for case, width, script, spacing and punctuation.
    Exact,
    /// As far as one concept is still clearly meant.
    Fuzzy,
}

/// Looks a query up.
#[must_use]
pub fn resolve(
    termbase: &Termbase<'_>,
    folding: Folding<'_>,
    query: &str,
    tolerance: Tolerance,
) -> Resolution {
    let normal = normalize(query, folding);
    if normal.is_empty() {
        return Resolution::NotFound(Vec::new());
    }
    let listed = listed(termbase, query, &normal);
    let fuzzy = tolerance == Tolerance::Fuzzy;
    let inflected = || if fuzzy { inflected(termbase, query, &normal) } else { None };
    let corrected = || if fuzzy { corrected(termbase, folding, query, &normal) } else { None };
    match listed.or_else(inflected).or_else(corrected) {
        Some(hits) => Resolution::Found(hits),
        None => Resolution::NotFound(suggest::suggestions(termbase, folding, query, &normal)),
    }
}

/// Whether the query is a listed name.
#[must_use]
pub fn is_listed(termbase: &Termbase<'_>, folding: Folding<'_>, query: &str) -> bool {
    !termbase.labels_with(&normalize(query, folding)).is_empty()
}

/// The concepts that have the query as a name.
fn listed(termbase: &Termbase<'_>, query: &str, normal: &str) -> Option<Vec<Hit>> {
    let labels: Vec<Label<'_>> =
        termbase.labels_with(normal).map(|label| termbase.label(label)).collect();
    let mut hits: Vec<Hit> =
        senses(labels.clone()).into_iter().map(|label| hit(label, &labels, query)).collect();
    // An identifier is exact and wins over a name that merely looks like it.
    let own = labels
        .iter()
        .find(|label| label.place.status == Status::Identifier && label.written == query);
    if let Some(own) = own {
        hits.retain(|hit| hit.concept == own.concept);
    }
    (!hits.is_empty()).then_some(hits)
}

/// Of labels with one normal form, those that are senses of it, one a concept. A deprecated or hidden
/// name counts only if no concept has it as its own.
fn senses(labels: Vec<Label<'_>>) -> Vec<Label<'_>> {
    let own =
        |label: &Label<'_>| !matches!(label.place.status, Status::Deprecated | Status::Hidden);
    let any_own = labels.iter().any(own);
    let mut senses: Vec<Label<'_>> =
        labels.into_iter().filter(|label| own(label) || !any_own).collect();
    senses.sort_by_key(|label| (label.concept, label.place.status, label.place));
    senses.dedup_by_key(|label| label.concept);
    senses
}

/// A hit on a label with the normal form of the query. Of all spellings of the name in the concept, the
/// one that equals the query is the one that matched.
fn hit(label: Label<'_>, alike: &[Label<'_>], query: &str) -> Hit {
    let literal =
        alike.iter().find(|other| other.concept == label.concept && other.written == query);
    let by = if literal.is_some() { Evidence::Exact } else { Evidence::Normalized };
    literal.copied().unwrap_or(label).hit(by, 1.0)
}

impl Label<'_> {
    fn hit(self, by: Evidence, score: f64) -> Hit {
        Hit {
            concept: self.concept,
            by,
            term: self.written.to_owned(),
            status: self.place.status,
            score,
        }
    }
}

/// The concepts that have another form of the query as a name.
fn inflected(termbase: &Termbase<'_>, query: &str, normal: &str) -> Option<Vec<Hit>> {
    inflection::other_forms(normal).into_iter().find_map(|form| {
        let labels = termbase.labels_with(&form).map(|label| termbase.label(label));
        let labels = labels
            .filter(|label| is_shown(label) && inflection::keeps_capitals(query, label.written));
        let score = score(1, form.chars().count());
        let hits = senses(labels.collect())
            .into_iter()
            .map(|label| label.hit(Evidence::Inflection, score));
        let hits: Vec<Hit> = hits.collect();
        (!hits.is_empty()).then_some(hits)
    })
}

/// A hidden name is a misspelling or a nickname itself: another form of it is too far away.
fn is_shown(label: &Label<'_>) -> bool {
    matches!(label.place.status, Status::Preferred | Status::Abbreviation | Status::Admitted)
}

/// The concept that a misspelt query clearly means.
fn corrected(
    termbase: &Termbase<'_>,
    folding: Folding<'_>,
    query: &str,
    normal: &str,
) -> Option<Vec<Hit>> {
    let (shape, query_words) = (Shape::of(normal), words(query, folding));
    let mut best = MOST_EDITS;
    let mut nearest: Vec<(Evidence, Label<'_>)> = Vec::new();
    for position in 0..termbase.labels() {
        if !termbase.shape(position).may_be_within(shape, best) {
            continue;
        }
        let label = termbase.label(position);
        let distance = strsim::osa_distance(normal, label.normal);
        if !is_shown(&label) || distance > best {
            continue;
        }
        let evidence = if has_han(normal) {
            homophone::slip(normal, label.normal, SOUNDS)
        } else {
            let is_slip =
                spelling::is_slip(&query_words, &words(label.written, folding), label.written);
            is_slip.then_some(Evidence::Spelling)
        };
        let Some(evidence) = evidence else { continue };
        if distance < best {
            best = distance;
            nearest.clear();
        }
        nearest.push((evidence, label));
    }
    let (by, name) = nearest.first().map(|(by, label)| (*by, label.normal))?;
    let one_name = nearest.iter().all(|(_, label)| label.normal == name);
    let senses = senses(nearest.into_iter().map(|(_, label)| label).collect());
    // Two concepts are equally near: unless they share the very name, nobody can say which was meant.
    if !one_name && senses.len() > 1 {
        return None;
    }
    let score = score(best, usize::from(shape.length));
    Some(senses.into_iter().map(|label| label.hit(by, score)).collect())
}

/// The share of the query that was right; less than 1.
fn score(wrong: usize, length: usize) -> f64 {
    let wrong = u16::try_from(wrong).unwrap_or(u16::MAX);
    let length = u16::try_from(length.max(1)).unwrap_or(u16::MAX);
    (1.0 - f64::from(wrong) / f64::from(length)).max(0.0)
}
