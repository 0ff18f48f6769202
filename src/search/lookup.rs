//! The decision: which concepts a query means, or none.
//!
//! A listed name is always taken at its word. Only if the query is none do the steps try to understand
//! it, the strongest evidence first; the first step whose best candidate is good enough and has no rival
//! answers. Otherwise the answer is no, with suggestions.

use super::normalize::{Folding, normalize};
use super::query::{Candidate, Query, is_shown};
use super::{
    Evidence, Hit, Resolution, company, homophone, inflection, nearby, order, part, pinyin,
    question, spelling, taiwan,
};
use crate::pack::Status;
use crate::termbase::{Label, Termbase};

/// So many suggestions are made at most; more is a list that nobody reads.
pub const MOST_SUGGESTIONS: usize = 5;

/// A candidate with a lower score is suggested and not answered. The steps give their candidates scores
/// above it only by rules that were found to hold for slips and not for other words, so that the number
/// itself is arbitrary: it tells the sure from the possible.
pub const THRESHOLD: f64 = 0.7;

/// Of two candidates that are closer than this nobody can say which was meant: names with as many slips
/// score the same, names with one slip more or less differ by more in queries of up to fourteen letters.
pub const MARGIN: f64 = 0.02;

/// A longer query, in characters, is no name and no question about one; only a listed name would be found.
/// It also keeps the work for one query small, whatever is typed.
pub const LONGEST_UNDERSTOOD: usize = 160;

/// How far a query may differ from a listed name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tolerance {
    /// Not at all, but for case, width, script, spacing and punctuation.
    Exact,
    /// As far as one concept is still clearly meant.
    Fuzzy,
}

/// A way to understand a query that is no listed name.
type Step = for<'t> fn(&Termbase<'t>, &Query<'_>) -> Vec<Candidate<'t>>;

/// The steps that look at a whole query as at one name.
const OF_A_NAME: [Step; 7] = [
    inflection::candidates,
    pinyin::candidates,
    homophone::candidates,
    spelling::candidates,
    taiwan::candidates,
    order::candidates,
    company::candidates,
];

/// The steps that look for a name in something larger, or the other way round.
const OF_A_NAME_IN_CONTEXT: [Step; 2] = [question::candidates, part::candidates];

/// Every step, strongest first.
fn steps() -> impl Iterator<Item = Step> {
    OF_A_NAME.into_iter().chain(OF_A_NAME_IN_CONTEXT)
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
    if is_too_long(query) {
        return Resolution::NotFound(Vec::new());
    }
    let query = Query::new(query, folding);
    let mut possible = Vec::new();
    for step in steps().filter(|_| tolerance == Tolerance::Fuzzy) {
        let candidates = step(termbase, &query);
        if let Some(hits) = decide(&candidates) {
            return Resolution::Found(hits);
        }
        possible.extend(candidates);
    }
    possible.extend(nearby::candidates(termbase, &query));
    let best = best_of_each_concept(possible);
    Resolution::NotFound(
        best.iter().take(MOST_SUGGESTIONS).map(|candidate| candidate.label.concept).collect(),
    )
}

/// What every step finds for a query, best first, one candidate a concept: for people who wonder why the
/// answer is what it is.
#[must_use]
pub fn candidates(termbase: &Termbase<'_>, folding: Folding<'_>, query: &str) -> Vec<Hit> {
    let query = Query::new(query, folding);
    let mut all = exact_candidates(termbase, &query);
    if is_too_long(query.raw) {
        return all.iter().map(Candidate::hit).collect();
    }
    all.extend(steps().flat_map(|step| step(termbase, &query)));
    all.extend(nearby::candidates(termbase, &query));
    best_of_each_concept(all).iter().map(Candidate::hit).collect()
}

/// Whether nobody can mean a concept by so long a query.
#[must_use]
pub fn is_too_long(query: &str) -> bool {
    query.chars().nth(LONGEST_UNDERSTOOD).is_some()
}

/// Whether the query is a listed name.
#[must_use]
pub fn is_listed(termbase: &Termbase<'_>, folding: Folding<'_>, query: &str) -> bool {
    !termbase.labels_with(&normalize(query, folding)).is_empty()
}

/// Two listed names of different concepts, if the query is nothing but these: as they stand in it.
#[must_use]
pub fn names_side_by_side(
    termbase: &Termbase<'_>,
    folding: Folding<'_>,
    query: &str,
) -> Option<[String; 2]> {
    if is_too_long(query) {
        return None;
    }
    let query = Query::new(query, folding);
    let strangers = company::strangers(termbase, &query);
    let names: Vec<String> =
        strangers.iter().map(|stranger| stranger.label.written.to_owned()).collect();
    names.try_into().ok()
}

/// What is left of a query when its frame is gone, looked up as a name: listed, or by a step for names.
pub(super) fn of_a_name<'t>(termbase: &Termbase<'t>, query: &Query<'_>) -> Vec<Candidate<'t>> {
    if query.normal.is_empty() {
        return Vec::new();
    }
    let exact = exact_candidates(termbase, query);
    if !exact.is_empty() {
        return exact;
    }
    let mut possible = Vec::new();
    for step in OF_A_NAME {
        let candidates = step(termbase, query);
        if decide(&candidates).is_some() {
            return candidates;
        }
        possible.extend(candidates);
    }
    possible
}

/// The senses of a listed name, as candidates.
pub(super) fn exact_candidates<'t>(
    termbase: &Termbase<'t>,
    query: &Query<'_>,
) -> Vec<Candidate<'t>> {
    let labels: Vec<Label<'t>> =
        termbase.labels_with(&query.normal).map(|label| termbase.label(label)).collect();
    let by = |label: &Label<'_>| {
        if label.written == query.raw { Evidence::Exact } else { Evidence::Normalized }
    };
    let candidate = |label| Candidate { by: by(&label), label, score: 1.0 };
    senses(labels).into_iter().map(candidate).collect()
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
    Candidate { label: literal.copied().unwrap_or(label), by, score: 1.0 }.hit()
}

impl Candidate<'_> {
    fn hit(&self) -> Hit {
        Hit {
            concept: self.label.concept,
            by: self.by,
            term: self.label.written.to_owned(),
            status: self.label.place.status,
            score: self.score,
        }
    }
}

/// The concept that candidates clearly mean, or the senses of the one name that they mean.
fn decide(candidates: &[Candidate<'_>]) -> Option<Vec<Hit>> {
    let best = candidates.iter().map(|candidate| candidate.score).fold(0.0, f64::max);
    if best < THRESHOLD {
        return None;
    }
    let mut rivals: Vec<&Candidate<'_>> =
        candidates.iter().filter(|candidate| candidate.score > best - MARGIN).collect();
    // A name that is shown goes before one that is only searched for.
    if rivals.iter().any(|rival| is_shown(&rival.label)) {
        rivals.retain(|rival| is_shown(&rival.label));
    }
    let first = rivals.first()?;
    let one_name = rivals.iter().all(|rival| rival.label.normal == first.label.normal);
    let one_concept = rivals.iter().all(|rival| rival.label.concept == first.label.concept);
    if !one_name && !one_concept {
        return None;
    }
    rivals.sort_by(|a, b| {
        let key = |rival: &Candidate<'_>| (rival.label.concept, rival.by, rival.label.place);
        (a.label.concept.cmp(&b.label.concept))
            .then(b.score.total_cmp(&a.score))
            .then(key(a).cmp(&key(b)))
    });
    rivals.dedup_by_key(|rival| rival.label.concept);
    Some(rivals.into_iter().map(Candidate::hit).collect())
}

/// Candidates in order: by score, then as in the termbase.
fn best_of_each_concept(mut candidates: Vec<Candidate<'_>>) -> Vec<Candidate<'_>> {
    candidates.sort_by(|a, b| {
        let key = |c: &Candidate<'_>| (c.by, c.label.concept, c.label.place);
        b.score.total_cmp(&a.score).then(key(a).cmp(&key(b)))
    });
    let mut seen = std::collections::BTreeSet::new();
    candidates.retain(|candidate| seen.insert(candidate.label.concept));
    candidates
}
