//! The decision: which concepts a query means, or none.
//!
//! A listed name is always taken at its word. Only if the query is none is it corrected, and only if
//! one concept is clearly meant; otherwise the answer is no, with suggestions.

use super::normalize::{Folding, normalize};
use super::{Evidence, Hit, Resolution, spelling, suggest};
use crate::pack::Status;
use crate::termbase::{Label, Termbase};

/// So many suggestions are made at most; more is a list that nobody reads.
pub const MOST_SUGGESTIONS: usize = 5;

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
    if let Some(hits) = listed(termbase, query, &normal) {
        return Resolution::Found(hits);
    }
    if tolerance == Tolerance::Fuzzy
        && let Some(hits) = spelling::corrected(termbase, &normal)
    {
        return Resolution::Found(hits);
    }
    Resolution::NotFound(suggest::suggestions(termbase, &normal))
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
pub(super) fn senses(labels: Vec<Label<'_>>) -> Vec<Label<'_>> {
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
    pub(super) fn hit(self, by: Evidence, score: f64) -> Hit {
        Hit {
            concept: self.concept,
            by,
            term: self.written.to_owned(),
            status: self.place.status,
            score,
        }
    }
}
